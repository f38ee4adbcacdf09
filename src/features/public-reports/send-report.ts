import { newId } from '../../platform/ids/new-id.ts'
import type { OpenAsk } from '../open-route.ts'
import { firstLookDay } from './first-look-day.ts'
import { type PublicDraft, sendDraft } from './public-drafts.store.ts'
import { minutesAfter, SAME_WORDS_HOURS } from './report-limits.ts'
import { newReportReference } from './report-reference.ts'
import { hashOfWords, referrerOf, saidOf } from './said.ts'
import { signsOfMachine, TRAP } from './signs-of-machine.store.ts'
import { TELL_SENDER } from './tell-sender.job.ts'

/** Takes a report in, whatever it says and whoever sent it. Signs of a machine set it apart and drop nothing. */
export async function sendReport(ask: OpenAsk, draft: PublicDraft): Promise<boolean> {
  const { deps, now, today, form, source } = ask
  const rules = deps.packs.rulesAt(today, draft.authority.pack)
  const said = saidOf(draft.answers)
  const { kind, referrer } = referrerOf(draft.answers)
  const signs = await signsOfMachine(
    deps.db,
    { source, trap: form.text(TRAP), madeAt: draft.madeAt, tell: said.tell },
    now,
  )
  const receivedAt = deps.clock.now()
  const id = newId(receivedAt)
  const nextDueOn = await firstLookDay(deps.db, rules, today, said.danger)
  return deps.db.transaction().execute(async (trx) => {
    const sent = await sendDraft(
      trx,
      {
        token: draft.token,
        report: {
          id,
          reference: newReportReference(),
          said,
          referrer: kind,
          receivedAt,
          receivedOn: today,
          signs,
          nextAction: 'Match it to a child',
          nextActionApart: 'See whether it is real',
          nextDueOn,
        },
        referrer,
        words: hashOfWords(said),
        sameSince: minutesAfter(receivedAt, -SAME_WORDS_HOURS * 60),
      },
      now,
    )
    if (sent?.isFirst && referrer.wantsUpdates)
      await deps.jobs.enqueue(trx, TELL_SENDER, { laId: draft.laId, reportId: id }, { key: id })
    return sent !== undefined
  })
}
