import { recordAudit } from '../../platform/audit/record-audit.ts'
import { type Asker, systemOf } from '../../platform/auth/asker.ts'
import { inTransaction, type Trx, undo } from '../../platform/db/in-transaction.ts'
import { loadMatter, recordEvents } from '../cases/index.ts'
import type { OpenAnswer, OpenAsk, OpenRoute } from '../open-route.ts'
import {
  answerHandOver,
  type HandOverAnswer,
  nameInHistory,
  settleAnswer,
} from './answer-hand-over.command.ts'
import { findLink, findSender, type HandOver, keepLateAnswer, lockHandOver } from './hand-overs.store.ts'
import { answerInWords, readReceipt } from './receipt.form.ts'
import { type GoneBecause, goneReceiptPage, receiptPage, thankYouPage } from './receipt.page.tsx'

/** Another authority accepts or refuses by the one-time link that stands inside the sealed file (policy 3.2). */
export const receiptRoutes: readonly OpenRoute[] = [
  {
    method: 'GET',
    path: '/receipts/:token',
    permission: 'anyone',
    data: 'organisation',
    writes: false,
    audit: 'view-receipt',
    proof: 'form',
    handle: showReceipt,
  },
  {
    method: 'POST',
    path: '/receipts/:token',
    permission: 'anyone',
    data: 'organisation',
    writes: true,
    audit: 'answer-hand-over',
    proof: 'form',
    handle: postReceipt,
  },
]

async function showReceipt(ask: OpenAsk): Promise<OpenAnswer> {
  return withLink(ask, async ({ handOver, sender, gone }) =>
    gone === undefined ? { kind: 'page', page: pageOf(ask, handOver, sender) } : goneAnswer(gone, false),
  )
}

async function postReceipt(ask: OpenAsk): Promise<OpenAnswer> {
  return withLink(ask, async ({ trx, by, handOver, sender, gone }) => {
    const { today, form, deps } = ask
    const reading = readReceipt(form, { today, offeredOn: handOver.offeredOn, sender })
    if (!reading.ok) {
      if (gone !== undefined) return goneAnswer(gone, false)
      return { kind: 'page', status: 422, page: pageOf(ask, handOver, sender, reading.errors) }
    }
    const { answer } = reading
    const { state } = await loadMatter(trx, handOver.matterId)
    const who: Asker = { ...by, name: answer.by, organisationName: nameInHistory(state) }
    if (gone !== undefined) {
      const kept = await keepLate(ask, trx, who, handOver, answer)
      await audit(ask, trx, by, handOver, 'refused', gone)
      return goneAnswer(gone, kept)
    }
    const recorded = await answerHandOver(deps, trx, who, handOver, answer)
    // Our own officer was faster, in the moment between: the same page as for a link that was used.
    if (!recorded.ok) return undo(goneAnswer('too-late', false))
    await audit(ask, trx, by, handOver, 'done', answer.says)
    return { kind: 'page', page: thankYouPage(sender, handOver.reference, answer) }
  })
}

interface OpenedLink {
  readonly trx: Trx
  readonly by: Asker
  readonly handOver: HandOver
  readonly sender: string
  readonly gone: Exclude<GoneBecause, 'unknown'> | undefined
}

async function withLink(ask: OpenAsk, work: (link: OpenedLink) => Promise<OpenAnswer>): Promise<OpenAnswer> {
  const { deps, params, today } = ask
  const link = await findLink(deps.db, params.token ?? '')
  if (link === undefined) return goneAnswer('unknown', false)
  // In the service's own name: nobody of another authority sees into the case. Names of colleagues are read only where
  // somebody asks, so the walls are asked for whoever offered the child; what is written names the service.
  const by: Asker = { ...systemOf(link.laId), scope: 'authority' }
  return inTransaction(deps.db, { ...by, accountId: link.offeredBy }, async (trx) => {
    const handOver = await lockHandOver(trx, link.handOverId)
    if (handOver === undefined) return goneAnswer('unknown', false)
    const gone =
      handOver.status === 'offered' ? (today > handOver.linkUntil ? 'too-late' : undefined) : handOver.status
    return work({ trx, by, handOver, sender: await findSender(trx, link.laId), gone })
  })
}

/** An answer that came too late is kept once, as a note on the case, and the team hears of it. */
async function keepLate(
  { deps, now }: OpenAsk,
  trx: Trx,
  who: Asker,
  handOver: HandOver,
  answer: HandOverAnswer,
): Promise<boolean> {
  if (handOver.lateAt !== null) return false
  const words = answerInWords(answer)
  await keepLateAnswer(trx, handOver.id, words, now)
  const text = `Late answer by the link of hand-over ${handOver.reference}: ${words}`
  const noted = await recordEvents(deps, trx, who, handOver.matterId, [
    { kind: 'note-recorded', facts: { text } },
  ])
  if (!noted.ok) throw new Error(noted.refusal.message)
  await settleAnswer(deps, trx, who, handOver, 'late')
  return true
}

function audit(
  { deps, requestId, source }: OpenAsk,
  trx: Trx,
  by: Asker,
  handOver: HandOver,
  outcome: 'done' | 'refused',
  why: string,
) {
  return recordAudit(trx, by, deps.clock.now(), {
    action: 'answer-hand-over',
    recordType: 'matter',
    recordIds: [handOver.matterId, handOver.childId],
    outcome,
    why,
    requestId,
    sourceAddress: source,
  })
}

function goneAnswer(because: GoneBecause, kept: boolean): OpenAnswer {
  return { kind: 'page', status: 410, page: goneReceiptPage(because, kept) }
}

function pageOf(
  { hidden, params, form }: OpenAsk,
  handOver: HandOver,
  sender: string,
  errors?: Parameters<typeof receiptPage>[0]['errors'],
) {
  return receiptPage({
    token: params.token ?? '',
    sender,
    toName: handOver.toName,
    reference: handOver.reference,
    offeredOn: handOver.offeredOn,
    hidden,
    ...(errors === undefined ? {} : { typed: form, errors }),
  })
}
