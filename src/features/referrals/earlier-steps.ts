import type { CheckStanding } from '../../domain/enquiry/enquiries-are-complete.ts'
import {
  type ActContext,
  enquiryStanding,
  type Field,
  type FormReader,
  type NewEvent,
} from '../cases/index.ts'

export interface EarlierStep {
  readonly id: string
  readonly label: string
  readonly why: string
  /** Whether a reason will do in place of it. */
  readonly mayBeLeftOut: boolean
  /** The team’s, or one of which nobody has said whether this child needs it: shown, and holds nothing up. */
  readonly shownOnly: boolean
}

/** Steps of the school and the team that the list asks for and nobody has recorded. Waiting for an answer counts as made. */
export async function earlierSteps(context: ActContext): Promise<readonly EarlierStep[]> {
  const standing = await enquiryStanding(context.deps, context.trx, context)
  return standing.checks
    .filter(({ check, complete, status }) => check.by !== 'authority' && !complete && status !== 'waiting')
    .map(stepOf)
}

function stepOf({ check, why, status }: CheckStanding): EarlierStep {
  return {
    id: check.id,
    label: check.label,
    why,
    mayBeLeftOut: check.mayBeLeftOut,
    shownOnly: check.by === 'team' || status === 'not-known-whether-needed',
  }
}

export function reasonField(step: EarlierStep): Field {
  return {
    kind: 'text',
    name: `left-out-${step.id}`,
    label: `Why was it left out: ${step.label}?`,
  }
}

/**
 * What stops a referral at entry, so that none is sent back later: a step of the school’s own that is missing. Where the
 * pack lets a step be left out, a reason takes its place and goes into the ledger.
 */
export function readEarlierSteps(
  reader: FormReader,
  steps: readonly EarlierStep[],
  today: NewEvent['happenedOn'],
): readonly NewEvent[] {
  return steps
    .filter(({ shownOnly }) => !shownOnly)
    .flatMap((step): readonly NewEvent[] => {
      if (!step.mayBeLeftOut) {
        reader.fault('earlier-steps', `Record this step first: ${step.label}. ${step.why}`)
        return []
      }
      const note = reader.text(
        `left-out-${step.id}`,
        `Record “${step.label}”, or write down why it was left out.`,
      )
      if (note === '' || today === undefined) return []
      const facts = {
        check: step.id,
        method: 'records',
        who: step.label,
        triedOn: today,
        result: 'left-out',
        note,
      }
      return [{ kind: 'enquiry-recorded', facts }]
    })
}
