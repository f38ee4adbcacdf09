import { addDays, type PlainDate } from '../domain/calendar/plain-date.ts'
import { sourcesOf } from './pack-chain.ts'
import type { PackCitation, Source } from './pack-kinds.ts'
import type { Parameter, ParameterValue } from './parameter-file.ts'
import type { Pack, PackFault } from './read-packs.ts'

interface Period {
  readonly from: PlainDate
  readonly to?: PlainDate | undefined
}

/** Every citation names a source that is known and was in force while the value was. */
export function checkSources(pack: Pack, chain: readonly Pack[]): readonly PackFault[] {
  const sources = sourcesOf(chain)
  const faults: PackFault[] = []
  const seen = new Set<string>()
  for (const { id } of pack.sources) {
    if (seen.has(id)) faults.push({ file: `${pack.pack}/sources.yaml`, problem: `${id} stands there twice` })
    seen.add(id)
  }
  for (const parameter of pack.parameters.values()) {
    for (const value of parameter.values) {
      for (const citation of [...value.because, ...citationsInside(value.value)]) {
        const problem = problemOfCitation(citation, sources, value)
        if (problem !== undefined) faults.push({ file: parameter.file, problem })
      }
    }
  }
  return faults
}

/** What is wrong with a citation, or undefined. */
export function problemOfCitation(
  citation: PackCitation,
  sources: ReadonlyMap<string, Source>,
  period: Period,
): string | undefined {
  const source = sources.get(citation.source)
  if (!source) return `because: no source is called ${citation.source}`
  if (citation.strength !== source.strength) {
    return `because: ${citation.source} is ${source.strength}, but is cited as ${citation.strength}`
  }
  if (period.from < source.from) {
    return `because: ${citation.source} is in force from ${source.from}, the value from ${period.from}`
  }
  if (source.to !== undefined && (period.to === undefined || period.to > source.to)) {
    return `because: ${citation.source} is in force to ${source.to}, the value to ${period.to ?? 'no end'}`
  }
  return undefined
}

/** The values of each parameter follow one another without gap or overlap; those behind a switch on their own. */
export function checkPeriods(pack: Pack): readonly PackFault[] {
  return [...pack.parameters.values()].flatMap((parameter) => {
    const bySwitch = Map.groupBy(parameter.values, (value) => value.switch)
    return [...bySwitch.values()].flatMap((values) => problemsOfSequence(parameter, values))
  })
}

function problemsOfSequence(parameter: Parameter, values: readonly ParameterValue[]): readonly PackFault[] {
  const faults: PackFault[] = []
  const say = (problem: string) => faults.push({ file: parameter.file, problem: `values: ${problem}` })
  for (const [index, value] of values.entries()) {
    if (value.to !== undefined && value.to < value.from) say(`${value.to} comes before ${value.from}`)
    const next = values[index + 1]
    if (!next) continue
    if (value.to === undefined || value.to >= next.from) {
      say(`the value from ${value.from} overlaps the one from ${next.from}`)
    } else if (addDays(value.to, 1) !== next.from) {
      say(`no value between ${value.to} and ${next.from}`)
    }
  }
  return faults
}

// Conditions of a ground carry citations of their own, deep inside the value.
function citationsInside(value: unknown): readonly PackCitation[] {
  if (Array.isArray(value)) return value.flatMap(citationsInside)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'because' ? (inner as readonly PackCitation[]) : citationsInside(inner),
  )
}
