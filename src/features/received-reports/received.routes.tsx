import { type Answer, type Ask, conflict, notFound, page, type Route, redirect } from '../slice.ts'
import { receivedPage } from './received.answers.tsx'
import { receivedPaths, type Shown } from './received.paths.ts'
import { ReceivedListPage } from './received-list.page.tsx'
import {
  changeReport,
  countReports,
  findReceived,
  listReceived,
  type ReceivedReport,
} from './received-reports.store.ts'
import { match, newChild, settle } from './settle-report.answers.ts'

const ONE = { permission: 'read-public-reports', record: 'report', data: 'child' } as const

/** Where the CME team reads what people told it, and gives each report its case or its end (policy 1.3, 1.6). */
export const receivedReportsRoutes: readonly Route[] = [
  {
    ...ONE,
    method: 'GET',
    path: '/received-reports',
    record: 'none',
    writes: false,
    audit: 'list-received-reports',
    handle: showList,
  },
  {
    ...ONE,
    method: 'GET',
    path: '/received-reports/:reportId',
    writes: false,
    audit: 'view-received-report',
    handle: (ask) =>
      withReport(ask, async (report) => page(await receivedPage(ask, report), { recordIds: [report.id] })),
  },
  act('match', 'match-received-report', match),
  act('new-child', 'make-reported-child', newChild),
  act('settle', 'settle-received-report', settle),
  act('release', 'release-received-report', (ask, report) =>
    change(ask, report, { state: 'waiting', next_action: 'Match it to a child' }),
  ),
  act('take', 'take-received-report', (ask, report) =>
    change(ask, report, { owner_account_id: ask.by.accountId }),
  ),
  act('reopen', 'reopen-received-report', (ask, report) =>
    change(ask, report, {
      state: 'waiting',
      settled_as: null,
      settled_note: null,
      settled_on: null,
      next_action: 'Match it to a child',
      next_due_on: ask.today,
    }),
  ),
]

function act(
  name: string,
  audit: string,
  handle: (ask: Ask, report: ReceivedReport) => Promise<Answer>,
): Route {
  return {
    ...ONE,
    method: 'POST',
    path: `/received-reports/:reportId/${name}`,
    writes: true,
    audit,
    handle: (ask) => withReport(ask, (report) => handle(ask, report)),
  }
}

async function showList(ask: Ask): Promise<Answer> {
  const wanted = ask.query.get('show')
  const shown: Shown = wanted === 'set-apart' || wanted === 'settled' ? wanted : 'waiting'
  const asked = Number(ask.query.get('page') ?? '1')
  const current = Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1
  const content = (
    <ReceivedListPage
      shown={shown}
      page={current}
      reports={await listReceived(ask.trx, shown, current)}
      counts={await countReports(ask.trx, ask.today)}
      today={ask.today}
    />
  )
  return page({ title: 'Reports received', section: 'received-reports', content })
}

async function withReport(ask: Ask, work: (report: ReceivedReport) => Promise<Answer>): Promise<Answer> {
  const report = await findReceived(ask.trx, ask.params.reportId ?? '')
  return report === undefined ? notFound() : work(report)
}

async function change(
  ask: Ask,
  report: ReceivedReport,
  what: Parameters<typeof changeReport>[3],
): Promise<Answer> {
  const about = { recordIds: [report.id] }
  const done = await changeReport(ask.trx, report, ask.form.version(), what)
  return done
    ? redirect(receivedPaths.report(report.id), about)
    : conflict(await receivedPage(ask, report), about)
}
