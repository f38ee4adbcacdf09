import type { RuleFinder } from './rule-finder.ts'
import type { Conflict } from './rules-on-day.ts'

/** The declared contradictions that stand on the day, each with the source that governs then. */
export function conflictsOn(finder: RuleFinder): readonly Conflict[] {
  const { on, chain, cite } = finder
  return chain
    .flatMap(({ conflicts }) => conflicts)
    .flatMap(({ conflict, label, paragraphs, permits, governs, effect, to }) => {
      const first = governs[0]
      const now = governs.find(({ from, to: end }) => from <= on && (end === undefined || on <= end))
      if (!first || !now || (to !== undefined && on > to)) return []
      return [
        {
          key: conflict,
          label,
          paragraphs,
          permits: cite(permits),
          governs: cite(now),
          effect,
          since: first.from,
        },
      ]
    })
}
