import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { eventsPossible } from '../../domain/case/events-possible.ts'
import type { AnswerCameBy } from '../../domain/case/hand-over-facts.ts'
import type { MatterState } from '../../domain/case/matter-state.ts'
import type { Result } from '../../domain/result.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import {
  getOrganisationOfKind,
  getPackOf,
  loadMatter,
  type NewEvent,
  type Recorded,
  recordEvents,
} from '../cases/index.ts'
import { tellOrganisation } from '../letters/index.ts'
import type { Deps } from '../slice.ts'
import { endHandOver, type HandOver } from './hand-overs.store.ts'

interface Said {
  readonly by: string
  readonly post: string
  readonly email: string
  readonly cameBy: AnswerCameBy
  readonly evidence?: string
}

/** What another authority answered. */
export type HandOverAnswer =
  | (Said & { readonly says: 'opened' })
  | (Said & { readonly says: 'accepted'; readonly from: PlainDate })
  | (Said & { readonly says: 'refused'; readonly reason: string })

/** The events of an answer. Only an acceptance closes the case: the child is located there, and the receipt proves it (T34). */
export async function eventsOfAnswer(
  trx: Trx,
  handOver: HandOver,
  answer: HandOverAnswer,
): Promise<readonly NewEvent[]> {
  const said = {
    handOver: handOver.id,
    by: answer.by,
    cameBy: answer.cameBy,
    ...(answer.post ? { post: answer.post } : {}),
    ...(answer.email ? { email: answer.email } : {}),
    ...(answer.evidence ? { evidence: answer.evidence } : {}),
  }
  if (answer.says === 'opened') return [{ kind: 'hand-over-opened', facts: said }]
  if (answer.says === 'refused')
    return [{ kind: 'hand-over-refused', facts: { ...said, reason: answer.reason } }]
  const { state } = await loadMatter(trx, handOver.matterId)
  const name = nameInHistory(state)
  const accepted: NewEvent = { kind: 'hand-over-accepted', facts: { ...said, from: answer.from } }
  const source = [answer.by, answer.post, name].filter(Boolean).join(', ')
  const located: NewEvent = {
    kind: 'located',
    facts: {
      where: 'other-authority',
      place: state.handOver?.to ? `${name} (${state.handOver.to})` : name,
      source,
      evidence: [
        `Receipt ${handOver.reference}: ${name} is responsible from ${displayDate(answer.from)}`,
        answer.evidence,
      ]
        .filter(Boolean)
        .join('. '),
      receipt: handOver.id,
    },
  }
  if (!state.open) return [accepted]
  if (state.state === 'L2') return [accepted, located]
  // From a place sought, or from the long review, the case goes back to where a child is located.
  if (!eventsPossible(state).includes('new-information')) return [accepted]
  const news: NewEvent = {
    kind: 'new-information',
    facts: { what: `${capital(name)} has accepted the child`, source },
  }
  return [accepted, news, located]
}

/** What the history calls the other authority: of a family in hiding it names none. */
export function nameInHistory({ handOver }: MatterState): string {
  return handOver?.toName ?? 'the other authority'
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Records an answer on the case. The hand-over must be locked and open. */
export async function answerHandOver(
  deps: Deps,
  trx: Trx,
  by: Asker,
  handOver: HandOver,
  answer: HandOverAnswer,
): Promise<Result<Recorded>> {
  const recorded = await recordEvents(
    deps,
    trx,
    by,
    handOver.matterId,
    await eventsOfAnswer(trx, handOver, answer),
  )
  if (recorded.ok) await settleAnswer(deps, trx, by, handOver, answer.says)
  return recorded
}

const TOLD = {
  opened: 'has opened what you sent',
  accepted: 'has accepted',
  refused: 'has refused; the case is yours as before',
  late: 'has answered too late; see the note on the case',
} as const

/** What follows an answer: the hand-over is over, and the team hears of it. */
export async function settleAnswer(
  deps: Deps,
  trx: Trx,
  by: Asker,
  handOver: HandOver,
  says: keyof typeof TOLD,
): Promise<void> {
  if (says === 'accepted' || says === 'refused') await endHandOver(trx, handOver.id, says, deps.clock.now())
  const team = await getOrganisationOfKind(trx, 'cme-team')
  const { matter } = await loadMatter(trx, handOver.matterId)
  await tellOrganisation(deps, trx, by, {
    template: 'hand-over-answered',
    pack: await getPackOf(trx, by.laId),
    organisation: team,
    roles: ['cme-officer', 'cme-manager'],
    matter,
    about: `${handOver.id} ${says}`,
    facts: { answer: TOLD[says] },
  })
}
