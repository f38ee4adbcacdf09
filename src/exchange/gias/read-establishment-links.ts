import { type ByteSource, piecesOf } from '../byte-source.ts'
import { type FileProblem, problemList } from '../file-problem.ts'
import { csvRecords } from '../sheets/csv-records.ts'
import { type GiasCells, giasCells } from './gias-cells.ts'
import { LINK_COLUMNS } from './gias-columns.ts'
import type { GiasEstablishment, GiasLink } from './gias-establishment.ts'

/** The links of a file; none when it was refused. */
export interface GiasLinksReading {
  readonly refused: boolean
  readonly links: readonly GiasLink[]
  readonly problems: readonly FileProblem[]
}

/** Reads `links_edubasealldataYYYYMMDD.csv` as its bytes come. Never throws on bad data. */
export async function readEstablishmentLinks(source: ByteSource): Promise<GiasLinksReading> {
  const problems = problemList()
  const links: GiasLink[] = []
  let cells: GiasCells | undefined
  let row: { cells: readonly string[]; line: number } = { cells: [], line: 0 }
  const records = csvRecords(
    {
      required: LINK_COLUMNS,
      expected: 'the GIAS links CSV (links_edubasealldata…)',
      onHeader(columns) {
        cells = giasCells(columns, () => row, problems)
      },
      onRecord(record) {
        row = record
        const link = cells && linkOf(cells)
        if (link) links.push(link)
      },
    },
    problems,
  )
  for await (const piece of piecesOf(source)) records.push(piece)
  records.finish()
  return { refused: problems.refused, links: problems.refused ? [] : links, problems: problems.all() }
}

/** The links that an extract carries in its own columns, both ways, without dates. */
export function linksOfEstablishments(establishments: Iterable<GiasEstablishment>): readonly GiasLink[] {
  const names = new Map<number, string>()
  const all = [...establishments]
  for (const { urn, name } of all) names.set(urn, name)
  const link = (urn: number, linkedUrn: number, kind: 'predecessor' | 'successor'): GiasLink => ({
    urn,
    linkedUrn,
    linkedName: names.get(linkedUrn) ?? '',
    kind,
    type: kind === 'predecessor' ? 'Predecessor' : 'Successor',
  })
  return all.flatMap(({ urn, predecessorUrns = [], successorUrns = [] }) => [
    ...predecessorUrns.map((linked) => link(urn, linked, 'predecessor')),
    ...successorUrns.map((linked) => link(urn, linked, 'successor')),
  ])
}

function linkOf(cells: GiasCells): GiasLink | undefined {
  const urn = cells.urn('URN')
  const linkedUrn = cells.urn('LinkURN')
  if (urn === undefined || linkedUrn === undefined) return undefined
  const type = cells.text('LinkType')
  const establishedOn = cells.date('LinkEstablishedDate')
  const link = { urn, linkedUrn, linkedName: cells.text('LinkName'), kind: kindOf(type), type }
  return establishedOn === undefined ? link : { ...link, establishedOn }
}

function kindOf(type: string): GiasLink['kind'] {
  if (/^predecessor/i.test(type)) return 'predecessor'
  return /^(successor|result of amalgamation)/i.test(type) ? 'successor' : 'other'
}
