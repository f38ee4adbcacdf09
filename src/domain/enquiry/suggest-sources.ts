import type { EnquiryCheck } from './enquiry-check.ts'

/** What a source has given in this authority. Unit of `medianDays`: calendar days, null before the first answer. */
export interface SourceYield {
  readonly asked: number
  readonly answered: number
  readonly found: number
  readonly medianDays: number | null
}

export interface SuggestedSource {
  readonly check: EnquiryCheck
  readonly yield: SourceYield
  /** Why it stands where it does, in words. */
  readonly because: string
}

const NOTHING: SourceYield = { asked: 0, answered: 0, found: 0, medianDays: null }
/** Below this many answers a share says more about chance than about the source. */
const ENOUGH = 5

const HOW_INTRUSIVE = {
  1: 'The authority’s own records and its schools’',
  2: 'Councils and schools, which hold a public record',
  3: 'A service that knows the family',
  4: 'Police, border or benefits: when nothing else has found the family',
} as const

/**
 * The sources of a trace in the order suggested: the least intrusive first, and among equals the one that has found
 * something most often here, then the quickest. The order of the pack settles what is still equal.
 *
 * @param checks  those of the pack; one without tracing data is left out
 * @param yields  what each has given in this authority, by id of the check
 */
export function suggestSources(
  checks: readonly EnquiryCheck[],
  yields: ReadonlyMap<string, SourceYield>,
): readonly SuggestedSource[] {
  return checks
    .filter((check) => check.tracing !== undefined)
    .map((check) => ({ check, yield: yields.get(check.id) ?? NOTHING }))
    .toSorted(
      (a, b) =>
        (a.check.tracing?.intrusiveness ?? 4) - (b.check.tracing?.intrusiveness ?? 4) ||
        shareOf(b.yield) - shareOf(a.yield) ||
        daysOf(a.yield) - daysOf(b.yield) ||
        a.check.order - b.check.order,
    )
    .map((source) => ({ ...source, because: becauseOf(source.check, source.yield) }))
}

function shareOf({ answered, found }: SourceYield): number {
  return answered < ENOUGH ? 0 : found / answered
}

// A number that sorts last, and that may be taken from itself.
const LONGER_THAN_ANY = 10_000

function daysOf({ answered, medianDays }: SourceYield): number {
  return answered < ENOUGH || medianDays === null ? LONGER_THAN_ANY : medianDays
}

function becauseOf(check: EnquiryCheck, { asked, answered, found, medianDays }: SourceYield): string {
  const intrusive = HOW_INTRUSIVE[check.tracing?.intrusiveness ?? 4]
  if (asked === 0) return `${intrusive}. Not asked here in the last year.`
  const times = asked === 1 ? 'once' : `${asked} times`
  if (answered === 0) return `${intrusive}. Asked here ${times} in the last year, not answered.`
  const answers = `${answered} answer${answered === 1 ? '' : 's'}`
  const took = medianDays === null ? '' : `, ${halfWithin(Math.round(medianDays))}`
  const few = answered < ENOUGH ? ' Too few to go by.' : ''
  return `${intrusive}. Here it found something in ${found} of ${answers}, asked ${times}${took}.${few}`
}

function halfWithin(days: number): string {
  return days === 0
    ? 'half of the answers the same day'
    : `half of the answers within ${days} day${days === 1 ? '' : 's'}`
}
