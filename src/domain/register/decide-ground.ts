import type { PlainDate } from '../calendar/plain-date.ts'
import { ok, type Refusal, type Result, refuse } from '../result.ts'
import type { Citation } from '../rule.ts'
import type { Ground } from './deletion-ground.ts'
import type { GroundFacts } from './ground-facts.ts'
import { GROUND_PREDICATES } from './ground-predicates.ts'

/** One condition as it stands on the day judged. */
export interface ConditionStanding {
  readonly id: string
  readonly label: string
  readonly met: boolean
  readonly why: string
  readonly because: readonly Citation[]
  /** Given while the condition is not met. */
  readonly whatWouldMeetIt?: string
}

/** Whether a name may be deleted on a ground on a day, condition by condition. */
export interface GroundDecision {
  readonly ground: string
  readonly ruleSet: string
  readonly regulation: string
  readonly label: string
  readonly on: PlainDate
  readonly permitted: boolean
  readonly conditions: readonly ConditionStanding[]
  readonly packEdition: string
}

/**
 * Judges each condition of a ground. Removal is permitted only when every one is met; when it is, the name must be
 * deleted, from that day and never earlier. A fact that is missing meets nothing, and an acknowledgement of a
 * referral meets nothing.
 *
 * @param ground  as the rules of `on` give it
 * @param facts   what is known of the pupil on `on`; school days counted on the school's own calendar
 * @param on      the day on which the name would be deleted
 * @refuses       GROUND_OF_ANOTHER_DAY when the ground was read for another day than the one asked about
 * @law           Education (Pupil Registration) (England) Regulations 2006 reg 8; School Attendance (Pupil
 *                Registration) (England) Regulations 2024 reg 9
 */
export function decideGround(
  ground: Ground,
  facts: GroundFacts,
  on: PlainDate,
): Result<GroundDecision, Refusal<'GROUND_OF_ANOTHER_DAY'>> {
  if (on !== ground.readFor) {
    return refuse({
      code: 'GROUND_OF_ANOTHER_DAY',
      message: `The ground was read for ${ground.readFor}, and is asked about ${on}. Ask for the ground of that day.`,
      facts: { ground: ground.id, on, readFor: ground.readFor },
    })
  }
  const conditions = ground.conditions.map((condition): ConditionStanding => {
    const { id, label, because, wouldBeMetBy } = condition
    const judgement = GROUND_PREDICATES[condition.predicate](facts, on, condition.settings)
    const standing = { id, label, because, ...judgement }
    return judgement.met ? standing : { ...standing, whatWouldMeetIt: wouldBeMetBy }
  })
  return ok({
    ground: ground.id,
    ruleSet: ground.ruleSet,
    regulation: ground.regulation,
    label: ground.label,
    on,
    permitted: conditions.length > 0 && conditions.every((condition) => condition.met),
    conditions,
    packEdition: ground.packEdition,
  })
}
