import { type FieldError, formReader, matterPaths } from '../cases/index.ts'
import { type Child, listChildren } from '../children/index.ts'
import { type Answer, type Ask, conflict, redirect, refused, unprocessable } from '../slice.ts'
import { childOfReference, likelyChildren } from './likely-children.store.ts'
import { makeReportedChild, matchReport, tellLater } from './match-report.command.ts'
import { receivedPage } from './received.answers.tsx'
import { receivedPaths } from './received.paths.ts'
import { changeReport, type ReceivedReport } from './received-reports.store.ts'
import { readNewChild, SETTLED_BY_HAND } from './report.forms.ts'

type SentForm = 'match' | 'new-child' | 'settle'

/** The children chosen get their case, or the report joins the one that is open. */
export async function match(ask: Ask, report: ReceivedReport): Promise<Answer> {
  const stopped = await notOpen(ask, report)
  if (stopped) return stopped
  const chosen = await readChosen(ask, report)
  if (!chosen.ok) return back(ask, report, 'match', chosen.errors)
  return finish(ask, report, chosen.children)
}

/** A new record is made only from the page on which the like ones were shown, and with why it is none of them. */
export async function newChild(ask: Ask, report: ReceivedReport): Promise<Answer> {
  const stopped = await notOpen(ask, report)
  if (stopped) return stopped
  const likely = await likelyChildren(ask.trx, report.said, ask.now, ask.requestId)
  const { known, errors } = readNewChild(ask, likely.length > 0)
  if (known === undefined) return back(ask, report, 'new-child', errors)
  const asTyped = await likelyChildren(ask.trx, { ...report.said, ...known }, ask.now, ask.requestId)
  const unseen = asTyped.filter(
    (child) =>
      child.bornOn === known.bornOn &&
      !likely.some(({ id }) => id === child.id) &&
      ask.form.text('because') === '',
  )
  if (unseen.length > 0)
    return back(ask, report, 'new-child', [
      {
        field: 'familyName',
        message: `There is a record like this already: ${unseen.map(({ reference }) => reference).join(', ')}. Give that reference under “Match it to a child”.`,
      },
    ])
  return finish(ask, report, [await makeReportedChild(ask, report, known)])
}

export async function settle(ask: Ask, report: ReceivedReport): Promise<Answer> {
  const stopped = await notOpen(ask, report)
  if (stopped) return stopped
  const reader = formReader(ask.form)
  const as = reader.choice('as', SETTLED_BY_HAND, 'Choose how it ended.')
  const note = reader.text('note', 'Write down what you found.')
  if (as === undefined || reader.errors.length > 0) return back(ask, report, 'settle', reader.errors)
  const done = await changeReport(ask.trx, report, ask.form.version(), {
    state: 'settled',
    settled_as: as,
    settled_note: note,
    settled_on: ask.today,
    next_action: null,
    next_due_on: null,
  })
  if (!done) return conflict(await receivedPage(ask, report), { recordIds: [report.id] })
  await tellLater(ask, report)
  return redirect(receivedPaths.list, { recordIds: [report.id] })
}

async function finish(ask: Ask, report: ReceivedReport, children: readonly Child[]): Promise<Answer> {
  const about = { recordIds: [report.id, ...children.map(({ id }) => id)] }
  const stillMore = [...ask.form.all('more'), ...ask.form.all('moreBesides')].includes('yes')
  const matched = await matchReport(ask, report, children, stillMore)
  if (!matched.ok)
    return matched.refusal.code === 'STALE'
      ? conflict(await receivedPage(ask, report), about)
      : refused(matched.refusal, receivedPaths.report(report.id), about)
  const [first, second] = matched.value
  const toReport = stillMore || second !== undefined || first === undefined
  return redirect(toReport ? receivedPaths.report(report.id) : matterPaths.matter(first), about)
}

type Chosen =
  | { readonly ok: true; readonly children: readonly Child[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

async function readChosen(ask: Ask, report: ReceivedReport): Promise<Chosen> {
  const { trx, form, now, requestId } = ask
  const likely = await likelyChildren(trx, report.said, now, requestId)
  const ids = likely.map(({ id }) => id).filter((id) => form.all('child').includes(id))
  const reference = form.text('reference').trim()
  const other = /^\d{6}$/.test(reference) ? await childOfReference(trx, reference, now, requestId) : undefined
  if (reference !== '' && other === undefined)
    return fault('reference', 'No record has this reference. It has six digits.')
  const all = [...new Set([...ids, ...(other ? [other.id] : [])])]
  if (all.length === 0)
    return likely.length === 0
      ? fault('reference', 'Enter the reference of a record, or make a new one below.')
      : fault('child', 'Choose the child, or enter the reference of another record.')
  return { ok: true, children: await listChildren(trx, all) }
}

function fault(field: string, message: string): Chosen {
  return { ok: false, errors: [{ field, message }] }
}

async function notOpen(ask: Ask, report: ReceivedReport): Promise<Answer | undefined> {
  if (report.state === 'settled') {
    const message = 'This report has ended already. Open it again first.'
    return refused({ code: 'NOT_POSSIBLE_NOW', message }, receivedPaths.report(report.id))
  }
  return ask.form.version() === report.version
    ? undefined
    : conflict(await receivedPage(ask, report), { recordIds: [report.id] })
}

async function back(
  ask: Ask,
  report: ReceivedReport,
  sent: SentForm,
  errors: readonly FieldError[],
): Promise<Answer> {
  return unprocessable(await receivedPage(ask, report, { sent, typed: ask.form, errors }))
}
