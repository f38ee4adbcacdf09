import type { Circumstance, EnquiryAttempt, EnquiryCheck, EnquirySide } from './enquiry-check.ts'

/** What must be known of the child to tell which checks are called for. A circumstance not given is not known. */
export interface EnquiryContext {
  readonly circumstances: Readonly<Partial<Record<Circumstance, boolean>>>
  /** Ids of the emergency contacts on file who may be contacted. */
  readonly emergencyContacts: readonly string[]
  /** Ids of brothers' and sisters' schools. */
  readonly siblingSchools: readonly string[]
}

export type CheckStatus =
  | 'done'
  | 'partly-done'
  | 'waiting'
  | 'not-done'
  | 'not-needed'
  | 'not-known-whether-needed'

/** One check of the list as it stands. `complete` is true for `done` and `not-needed`. */
export interface CheckStanding {
  readonly check: EnquiryCheck
  readonly status: CheckStatus
  readonly complete: boolean
  readonly why: string
  /** What has not been tried yet, by id, for a check about several. */
  readonly stillToTry: readonly string[]
}

/** One side's list. The team's checks count with the school's: the school asked for them. */
export interface SideStanding {
  readonly complete: boolean
  readonly done: number
  readonly needed: number
}

export interface EnquiriesStanding {
  readonly school: SideStanding
  readonly authority: SideStanding
  readonly complete: boolean
  readonly checks: readonly CheckStanding[]
}

/**
 * Whether the reasonable enquiries have been made, check by check and side by side. A check whose need is not known
 * counts as open: somebody has to say. A waiting answer counts as open.
 *
 * @param checks    the list of the pack, in force on the day
 * @param attempts  everything recorded by school, team and authority, in any order
 * @law             statutory guidance Children missing education (making reasonable enquiries); policy 4.9
 */
export function enquiriesAreComplete(
  checks: readonly EnquiryCheck[],
  attempts: readonly EnquiryAttempt[],
  context: EnquiryContext,
): EnquiriesStanding {
  const standings = checks
    .toSorted((a, b) => a.order - b.order)
    .map((check) =>
      standingOf(
        check,
        attempts.filter((attempt) => attempt.check === check.id),
        context,
      ),
    )
  const school = sideOf(standings, ['school', 'team'])
  const authority = sideOf(standings, ['authority'])
  return { school, authority, complete: school.complete && authority.complete, checks: standings }
}

function sideOf(standings: readonly CheckStanding[], sides: readonly EnquirySide[]): SideStanding {
  const needed = standings.filter(({ check, status }) => sides.includes(check.by) && status !== 'not-needed')
  const done = needed.filter((standing) => standing.complete).length
  // A side with an empty list has not enquired at all.
  const listed = standings.some(({ check }) => sides.includes(check.by))
  return { complete: listed && done === needed.length, done, needed: needed.length }
}

function standingOf(
  check: EnquiryCheck,
  attempts: readonly EnquiryAttempt[],
  context: EnquiryContext,
): CheckStanding {
  const stand = (status: CheckStatus, why: string, stillToTry: readonly string[] = []): CheckStanding => ({
    check,
    status,
    complete: status === 'done' || status === 'not-needed',
    why,
    stillToTry,
  })
  const leftOut = attempts.findLast(
    ({ result, reason }) => result === 'left-out' && (reason ?? '').trim() !== '',
  )
  const made = attempts.filter(({ result }) => result !== 'left-out')
  // Asked, never answered, and then left out for a reason: the reason settles it.
  if (made.every(({ result }) => result === 'waiting') && leftOut && check.mayBeLeftOut)
    return stand('not-needed', `Left out: ${leftOut.reason}`)
  if (made.length === 0 && check.neededWhen !== 'always') {
    const isSo = check.neededWhen === 'where-useful' ? false : context.circumstances[check.neededWhen]
    if (isSo === false) return stand('not-needed', 'Not needed for this child.')
    if (isSo === undefined)
      return stand('not-known-whether-needed', 'Say whether this is needed for this child.')
  }
  if (check.each !== undefined) return standingOfEach(check, made, context, stand)
  if (made.length === 0) return stand('not-done', 'Not tried yet.')
  return standingOfTries(check, made, stand)
}

type Stand = (status: CheckStatus, why: string, stillToTry?: readonly string[]) => CheckStanding

function standingOfTries(check: EnquiryCheck, made: readonly EnquiryAttempt[], stand: Stand): CheckStanding {
  if (made.some(isAnswered)) return stand('done', 'Done. What came of it stands in the list.')
  const unanswered = made.filter(({ result }) => result === 'no-answer').length
  if (unanswered >= check.attempts)
    return stand('done', `Tried ${unanswered === 1 ? 'once' : `${unanswered} times`}, no answer.`)
  if (made.some(({ result }) => result === 'waiting'))
    return stand('waiting', 'Asked, waiting for an answer.')
  return stand('partly-done', `Tried ${unanswered} of ${check.attempts} times.`)
}

function standingOfEach(
  check: EnquiryCheck,
  made: readonly EnquiryAttempt[],
  context: EnquiryContext,
  stand: Stand,
): CheckStanding {
  const all = check.each === 'emergency-contact' ? context.emergencyContacts : context.siblingSchools
  if (all.length === 0) {
    return made.length > 0
      ? standingOfTries(check, made, stand)
      : stand('not-done', 'Nobody to try is on file. Find out, or write down why there is nobody.')
  }
  const open = all.filter(
    (id) =>
      !standingOfTries(
        check,
        made.filter(({ about }) => about === id),
        stand,
      ).complete,
  )
  const tried = `${all.length - open.length} of ${all.length} tried.`
  if (open.length === 0) return stand('done', tried)
  if (made.some(({ result }) => result === 'waiting')) return stand('waiting', tried, open)
  return stand(made.length > 0 ? 'partly-done' : 'not-done', tried, open)
}

function isAnswered({ result }: EnquiryAttempt): boolean {
  return result === 'reached' || result === 'nothing-found' || result === 'found-something'
}
