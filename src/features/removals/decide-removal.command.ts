import { ok, type Result, refuse } from '../../domain/result.ts'
import { citationText } from '../../domain/rule.ts'
import type { TrueStatus } from '../../exchange/ctf/true-status.ts'
import { type ActContext, type NewEvent, recordEvents } from '../cases/index.ts'
import { endEntry, findOpenEntry } from '../children/index.ts'
import { sendDeletionReturn } from './deletion-return.ts'
import { statusInWords, type ToldOnLeaving } from './destination-form.ts'
import { judgeRemoval, type RemovalJudged } from './judge-removal.ts'

/**
 * The headteacher removes a name (T21, T23): judged again at this moment, refused unless every condition is met. The
 * line of the register ends, the deletion return goes to the authority, all in one transaction. The authority's case
 * is another thread and stays open.
 */
export async function decideRemoval(
  context: ActContext,
  groundId: string,
  destination: { readonly status: TrueStatus; readonly told: ToldOnLeaving },
  reason: string,
): Promise<Result<void>> {
  const { deps, trx, by, matter, child, today } = context
  const { status, told } = destination
  const judged = await judgeRemoval(context, groundId)
  if (!judged.ok) return judged
  const { decision, ground } = judged.value
  if (!decision.permitted) return notLawful(judged.value)
  const entry = matter.schoolUrn === null ? undefined : await findOpenEntry(trx, child.id, matter.schoolUrn)
  if (entry === undefined) {
    return refuse({
      code: 'NOT_ON_ROLL',
      message: `${child.givenName} is not on this school’s roll, so there is no name to remove.`,
    })
  }
  const news: readonly NewEvent[] = [
    {
      kind: 'removal-decided',
      citation: { source: decision.ruleSet, at: decision.regulation },
      facts: {
        ground: ground.id,
        onDate: today,
        ruleSet: decision.ruleSet,
        conditions: decision.conditions.map(({ id, met, because }) => ({
          id,
          met,
          ...(because[0] ? { citation: citationText(because[0]) } : {}),
        })),
        ...(reason ? { reason } : {}),
      },
    },
    { kind: 'deletion-return-sent', facts: { reference: `${matter.reference}-R` } },
  ]
  // The page's own version: whoever recorded something since must be read before a name goes.
  const recorded = await recordEvents(deps, trx, by, matter.id, news, matter.eventCount)
  if (!recorded.ok) return recorded
  const ended = await endEntry(trx, entry.id, {
    endedOn: today,
    ground: ground.id,
    ruleSet: decision.ruleSet,
    destination: { status: statusInWords(status), ...status },
    at: deps.clock.now(),
  })
  if (!ended) return refuse({ code: 'NOT_ON_ROLL', message: 'Somebody removed this name a moment ago.' })
  await sendDeletionReturn(context, judged.value, status, told)
  return ok(undefined)
}

/** Writes down that a removal was not lawful today, and why: the school keeps the name on roll. */
export async function keepOnRoll(context: ActContext, judged: RemovalJudged): Promise<Result<void>> {
  const { deps, trx, by, matter, today } = context
  const unmet = judged.decision.conditions.filter((condition) => !condition.met).map(({ label }) => label)
  const event =
    unmet.length > 0
      ? { kind: 'removal-refused' as const, facts: { ground: judged.ground.id, onDate: today, unmet } }
      : {
          kind: 'note-recorded' as const,
          facts: { text: `The headteacher keeps the name on roll; ground ${judged.ground.id} was open.` },
        }
  const recorded = await recordEvents(deps, trx, by, matter.id, [event])
  return recorded.ok ? ok(undefined) : recorded
}

function notLawful({ decision, ground }: RemovalJudged): Result<never> {
  const unmet = decision.conditions.filter((condition) => !condition.met)
  return refuse({
    code: 'REMOVAL_NOT_LAWFUL',
    message: `Removing this name today is not lawful on ground ${ground.id}: ${unmet.map(({ label }) => label.toLowerCase()).join('; ')}. ${unmet.map(({ whatWouldMeetIt }) => whatWouldMeetIt ?? '').join(' ')}`,
    citation: `${decision.ruleSet}, ${decision.regulation}`,
  })
}
