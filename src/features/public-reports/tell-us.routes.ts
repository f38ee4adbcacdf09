import type { OpenAnswer, OpenAsk, OpenRoute } from '../open-route.ts'
import { beginDraft, leaveDraft, listCouncils } from './public-drafts.store.ts'
import { limitPage, staySafePage } from './quiet.page.tsx'
import { saveReportStep, sendTheReport, showReportPage } from './report.answers.ts'
import type { ReportForm } from './report-journey.ts'
import { tooManyBegun } from './signs-of-machine.store.ts'
import { startPage } from './start.page.tsx'
import { tellUsPaths } from './tell-us.paths.ts'

const open = { permission: 'anyone', data: 'open', proof: 'origin' } as const

/** Anybody can tell us about a child, without an account and without a script (policy 1.1, 1.3, 1.6). */
export const publicReportRoutes: readonly OpenRoute[] = [
  ...(['public', 'professional'] as const).flatMap((form): readonly OpenRoute[] => [
    show(tellUsPaths.startOf(form), 'view-tell-us', (ask) => start(ask, form)),
    send(tellUsPaths.startOf(form), 'begin-public-report', (ask) => begin(ask, form)),
  ]),
  show(tellUsPaths.staySafe, 'view-tell-us', async () => ({ kind: 'page', page: staySafePage() })),
  show(tellUsPaths.leave, 'leave-tell-us', leave),
  { ...show('/tell-us/:reportToken/leave', 'leave-tell-us', leaveOwn), writes: true, erases: true },
  show('/tell-us/:reportToken/:page', 'view-public-report-draft', showReportPage),
  send('/tell-us/:reportToken/check', 'send-public-report', sendTheReport),
  send('/tell-us/:reportToken/:page', 'save-public-report-draft', saveReportStep),
]

function show(path: OpenRoute['path'], audit: string, handle: OpenRoute['handle']): OpenRoute {
  return { ...open, method: 'GET', path, writes: false, audit, handle }
}

function send(path: OpenRoute['path'], audit: string, handle: OpenRoute['handle']): OpenRoute {
  return { ...open, method: 'POST', path, writes: true, audit, handle }
}

async function start(ask: OpenAsk, form: ReportForm, problem?: string): Promise<OpenAnswer> {
  const councils = await listCouncils(ask.deps.db)
  const [only, other] = councils
  const authority = other === undefined ? only : undefined
  const team = authority && ask.deps.packs.rulesAt(ask.today, authority.pack).contact('cme-team')
  const page = startPage({
    form,
    councils,
    authority,
    team: team?.ok ? team.value.value : undefined,
    problem,
  })
  return { kind: 'page', page, ...(problem === undefined ? {} : { status: 422 }) }
}

async function begin(ask: OpenAsk, form: ReportForm): Promise<OpenAnswer> {
  const { db, packs } = ask.deps
  const councils = await listCouncils(db)
  const [only] = councils
  const chosen =
    councils.length === 1 ? only : councils.find(({ id }) => String(id) === ask.form.text('council'))
  if (chosen === undefined)
    return start(ask, form, 'Choose a council. If you are not sure, choose the nearest.')
  if (await tooManyBegun(db, ask.source, ask.now)) {
    const team = packs.rulesAt(ask.today, chosen.pack).contact('cme-team')
    return { kind: 'page', status: 429, page: limitPage(chosen, team.ok ? team.value.value.phones : []) }
  }
  const token = await beginDraft(db, chosen.id, form, ask.now)
  return { kind: 'redirect', to: tellUsPaths.page(token, 'danger') }
}

async function leave({ deps, today }: OpenAsk): Promise<OpenAnswer> {
  const [council] = await listCouncils(deps.db)
  const to = deps.packs.rulesAt(today, council?.pack ?? 'england').rule<string>('public-report/exit-to')
  return to.ok
    ? { kind: 'leave', to: to.value.value }
    : { kind: 'redirect', to: tellUsPaths.start, forget: true }
}

async function leaveOwn(ask: OpenAsk): Promise<OpenAnswer> {
  await leaveDraft(ask.deps.db, ask.params.reportToken ?? '')
  return leave(ask)
}
