import { addDays } from '../domain/calendar/plain-date.ts'
import { problemOfCitation } from './check-parameters.ts'
import { sourcesOf } from './pack-chain.ts'
import { STRENGTHS } from './pack-kinds.ts'
import type { Pack, PackFault } from './read-packs.ts'

/** A declared conflict cites known sources, is governed by a stronger one, without gap, and names a parameter that exists. */
export function checkConflicts(pack: Pack, chain: readonly Pack[]): readonly PackFault[] {
  const sources = sourcesOf(chain)
  return pack.conflicts.flatMap((conflict) => {
    const { file, permits, governs, parameter } = conflict
    const problems: (string | undefined)[] = []
    if (!sources.has(permits.source)) problems.push(`permits: no source is called ${permits.source}`)
    for (const [index, citation] of governs.entries()) {
      problems.push(problemOfCitation(citation, sources, citation))
      if (STRENGTHS.indexOf(citation.strength) <= STRENGTHS.indexOf(permits.strength)) {
        problems.push(`governs: ${citation.source} is not stronger than ${permits.source}`)
      }
      const next = governs[index + 1]
      if (next && (citation.to === undefined || addDays(citation.to, 1) !== next.from)) {
        problems.push(`governs: the days of ${citation.source} do not lead to ${next.from}`)
      }
    }
    if (parameter !== undefined && !pack.parameters.has(parameter)) {
      problems.push(`parameter: this pack has none called ${parameter}`)
    }
    return problems.filter((problem) => problem !== undefined).map((problem) => ({ file, problem }))
  })
}
