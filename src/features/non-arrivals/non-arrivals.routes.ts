import { actRoutes } from '../cases/index.ts'
import { createDraft, listOpenDrafts, withdrawDraft, withOpenDraft } from '../drafts/index.ts'
import { type Answer, type Ask, page, type Route, redirect, refused, unprocessable } from '../slice.ts'
import { sendReport, showCheck } from './check.answers.ts'
import { contactList } from './contact-list.ts'
import { firstMissedDayAct } from './first-missed-day.act.ts'
import { JOURNEY, STEP_KEYS, type StepKey, stepContext } from './journey.ts'
import { enquiryOpenPage, nonArrivalStartPage, withdrawReportPage } from './non-arrivals.page.tsx'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import { findOpenEnquiry } from './non-arrivals.store.ts'
import { savePerson, showPerson } from './person.answers.ts'
import { showReported } from './reported.answer.ts'
import { firstUnanswered } from './school-report.ts'
import { siblingList } from './sibling-list.ts'
import { saveStep, showStep } from './step.answers.ts'
import { WHAT_HAPPENED } from './what-happened.ts'

type Shape = Pick<Route, 'path' | 'record' | 'data'>
const permission = 'report-non-arrival'
const START = { path: nonArrivalPaths.start, record: 'none', data: 'organisation' } as const satisfies Shape

/** The school says once that a pupil is not there: never came, stopped coming, or moved (policy 4.2, 4.5, 4.6). */
export const nonArrivalsRoutes: readonly Route[] = [
  show(START, 'open-non-arrivals', start),
  send(START, 'start-non-arrival-report', begin),
  show(ofDraft(''), 'resume-non-arrival-report', resume),
  ...STEP_KEYS.flatMap((key) => [
    show(ofDraft(`/${key}`), `open-non-arrival-${key}`, (ask) => showStep(ask, key)),
    send(ofDraft(`/${key}`), `save-non-arrival-${key}`, (ask) => saveStep(ask, key)),
  ]),
  show(ofDraft('/contact'), 'open-non-arrival-contact', (ask) => showPerson(ask, contactList)),
  send(ofDraft('/contact'), 'save-non-arrival-contact', (ask) => savePerson(ask, contactList)),
  show(ofDraft('/sibling'), 'open-non-arrival-sibling', (ask) => showPerson(ask, siblingList)),
  send(ofDraft('/sibling'), 'save-non-arrival-sibling', (ask) => savePerson(ask, siblingList)),
  show(ofDraft('/enquiry-open'), 'open-non-arrival-enquiry-open', enquiryOpen),
  show(ofDraft('/check'), 'open-non-arrival-check', showCheck),
  send(ofDraft('/check'), 'report-non-arrival', sendReport),
  show(ofDraft('/withdraw'), 'open-withdraw-non-arrival', askToWithdraw),
  send(ofDraft('/withdraw'), 'withdraw-non-arrival-report', withdraw),
  show(
    { path: '/matters/:matterId/reported', record: 'matter', data: 'child' },
    'open-non-arrival-reported',
    showReported,
  ),
  ...actRoutes(firstMissedDayAct),
]

function ofDraft(rest: `/${string}` | ''): Shape {
  return { path: `/non-arrivals/:draftId${rest}`, record: 'draft', data: 'child' }
}

function show(shape: Shape, audit: string, handle: Route['handle']): Route {
  return { ...shape, method: 'GET', permission, writes: false, audit, handle }
}

function send(shape: Shape, audit: string, handle: Route['handle']): Route {
  return { ...shape, method: 'POST', permission, writes: true, audit, handle }
}

async function start(ask: Ask): Promise<Answer> {
  const drafts = await listOpenDrafts(ask.trx, ask.by, JOURNEY)
  const what = ask.query.get('what') ?? undefined
  return page(nonArrivalStartPage({ drafts, hidden: ask.hidden, today: ask.today, what }))
}

async function begin(ask: Ask): Promise<Answer> {
  const what = WHAT_HAPPENED.find(({ id }) => id === ask.form.text('what'))
  if (what === undefined) {
    const drafts = await listOpenDrafts(ask.trx, ask.by, JOURNEY)
    const errors = [{ field: 'what', message: 'Choose what happened.' }]
    return unprocessable(nonArrivalStartPage({ drafts, hidden: ask.hidden, today: ask.today, errors }))
  }
  const answers = { what: what.id }
  const draftId = await createDraft(ask.trx, ask.by, { journey: JOURNEY, answers }, ask.now)
  const [first] = STEP_KEYS
  return redirect(nonArrivalPaths.step(draftId, first), { recordIds: [draftId] })
}

async function resume(ask: Ask): Promise<Answer> {
  return withOpenDraft(ask, JOURNEY, nonArrivalPaths.start, async (draft) => {
    const next: StepKey | 'check' =
      firstUnanswered(await stepContext(ask, draft.id, draft.answers)) ?? 'check'
    return redirect(nonArrivalPaths.step(draft.id, next))
  })
}

async function enquiryOpen(ask: Ask): Promise<Answer> {
  return withOpenDraft(ask, JOURNEY, nonArrivalPaths.start, async (draft) => {
    const chosen = draft.answers.found
    const held = typeof chosen === 'string' && chosen !== 'new' && chosen !== '' ? chosen : undefined
    const enquiry = held && (await findOpenEnquiry(ask.trx, held, ask.by.schoolUrn ?? 0))
    if (!enquiry) return redirect(nonArrivalPaths.step(draft.id, 'found'))
    return page(enquiryOpenPage(enquiry, draft.id))
  })
}

async function askToWithdraw(ask: Ask): Promise<Answer> {
  return withOpenDraft(ask, JOURNEY, nonArrivalPaths.start, async (draft) =>
    page(withdrawReportPage(draft, ask.hidden)),
  )
}

async function withdraw(ask: Ask): Promise<Answer> {
  return withOpenDraft(ask, JOURNEY, nonArrivalPaths.start, async (draft) => {
    const gone = await withdrawDraft(ask.trx, ask.by, draft.id, ask.now)
    return gone.ok ? redirect(nonArrivalPaths.start) : refused(gone.refusal, nonArrivalPaths.start)
  })
}
