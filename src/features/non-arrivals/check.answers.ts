import { matterPaths } from '../cases/index.ts'
import { type Draft, finishDraft } from '../drafts/index.ts'
import { movesPaths } from '../moves/index.ts'
import { type Answer, type Ask, conflict, page, redirect, refused, unprocessable } from '../slice.ts'
import { casesOfSiblingsIn } from './cases-of-siblings-in-report.ts'
import { checkPage } from './check.page.tsx'
import type { StepContext } from './journey.ts'
import { enquiryOpenPage } from './non-arrivals.page.tsx'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import { reportChild } from './report-child.command.ts'
import { type ReadReport, readReport } from './school-report.ts'
import { onDraft } from './step.answers.ts'

/** All answers on one page, each with a way to change it. */
export async function showCheck(ask: Ask): Promise<Answer> {
  return onDraft(ask, async (draft, context) =>
    page(await pageOf(ask, draft, context, await readReport(context))),
  )
}

/** Sends the report: once, however often the button is pressed and from however many windows. */
export async function sendReport(ask: Ask): Promise<Answer> {
  return onDraft(ask, async (draft, context) => {
    const read = await readReport(context)
    const about = { recordIds: [draft.id] }
    if (ask.form.version() !== draft.version)
      return conflict(await pageOf(ask, draft, context, read, 'changed-meanwhile'), about)
    if (read.report === undefined)
      return unprocessable(await pageOf(ask, draft, context, read, 'not-complete'), false, about)
    const reported = await reportChild(context, read.report)
    if (!reported.ok) {
      const { facts, code } = reported.refusal
      if (code === 'ENQUIRY_OPEN' && typeof facts?.matterId === 'string')
        return unprocessable(enquiryOpenPage({ matterId: facts.matterId }, draft.id), false, about)
      return refused(reported.refusal, nonArrivalPaths.check(draft.id), about)
    }
    const { matterId, childId } = reported.value
    const to = matterId === undefined ? movesPaths.returned : matterPaths.matter(matterId)
    const finished = await finishDraft(ask.trx, ask.by, draft.id, draft.version, to, ask.now)
    if (!finished.ok) return conflict(await pageOf(ask, draft, context, read, 'changed-meanwhile'), about)
    // The parent’s notice leads on at once: the headteacher judges it on the thread that it began.
    if (matterId === undefined || context.what.route === 'R6') return redirect(to, { recordIds: [childId] })
    return redirect(nonArrivalPaths.reported(matterId), { recordIds: [matterId, childId] })
  })
}

async function pageOf(
  ask: Ask,
  draft: Draft,
  context: StepContext,
  read: ReadReport,
  problem?: 'changed-meanwhile' | 'not-complete',
) {
  const { rules, what } = context
  const basis = rules.rule<string>('sharing/lawful-basis-text')
  return checkPage({
    report: what.report,
    draftId: draft.id,
    version: draft.version,
    read,
    hidden: ask.hidden,
    casesOfSiblings: read.report === undefined ? [] : await casesOfSiblingsIn(context, read.report),
    lawfulBasis: basis.ok ? basis.value.value : undefined,
    problem,
  })
}
