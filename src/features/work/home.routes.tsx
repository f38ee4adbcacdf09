import { addDays } from '../../domain/calendar/plain-date.ts'
import type { Doors } from '../cases/index.ts'
import { countSearches } from '../lost-pupils/index.ts'
import { countReports } from '../received-reports/index.ts'
import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { DataHomePage, DeskHomePage } from './desk-home.page.tsx'
import { loadSchoolHome, queueFilterOf } from './home-view.ts'
import { countNobodyLooking } from './nobody-looking.store.ts'
import { OfficerHomePage } from './officer-home.page.tsx'
import { countByKind, countQueue, listQueue } from './queue.store.ts'
import type { Viewer } from './queue-rows.ts'
import { listCalendarsEndingBefore, listDatesAwaited, listLatestImports } from './reference-standing.store.ts'
import { SchoolHomePage } from './school-home.page.tsx'
import { countCases } from './standing.store.ts'
import { TeamHomePage } from './team-home.page.tsx'
import { TEAM_WORDS } from './team-words.ts'
import { type ListFilter, readListFilter, readPlace, statesOfKinds } from './work.form.ts'

const PAGE = 25
const LINES = 50
const CALENDAR_WARNING_DAYS = 90

/** What needs doing today, why, by when: a home for each role. */
export function homeRoutes(doors: Doors): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      permission: 'view-home',
      record: 'none',
      data: 'child',
      writes: false,
      audit: 'view-home',
      handle: (ask) => showHome(ask, doors),
    },
  ]
}

async function showHome(ask: Ask, doors: Doors): Promise<Answer> {
  const { by } = ask
  const filter = readListFilter(ask.query, by.role)
  if (by.role === 'data-officer') return showDataHome(ask, doors)
  if (by.scope === 'none') return showDesk(ask, doors)
  if (by.side === 'school') return showSchoolHome(ask, doors, filter)
  return by.side === 'authority' ? showOfficerHome(ask, doors, filter) : showTeamHome(ask, doors, filter)
}

async function showSchoolHome(ask: Ask, doors: Doors, filter: ListFilter): Promise<Answer> {
  const home = await loadSchoolHome(ask, filter)
  const { by } = ask
  const reportHref = doors.pageHref('/non-arrivals', by.role)
  const content = (
    <SchoolHomePage
      home={home}
      viewer={viewerOf(ask, doors)}
      schoolName={by.organisationName}
      reportHref={reportHref}
      searches={
        await countSearches(ask.trx, {
          laId: by.laId,
          organisationId: by.organisationId,
          state: 'needs-information',
          today: ask.today,
        })
      }
    />
  )
  return page({ title: 'Today', section: 'today', content })
}

async function showOfficerHome(ask: Ask, doors: Doors, filter: ListFilter): Promise<Answer> {
  const { trx, by, today, hidden, deps } = ask
  const queue = queueFilterOf(ask, filter)
  const rows = await listQueue(trx, queue, PAGE, readPlace(filter.after))
  const content = (
    <OfficerHomePage
      viewer={viewerOf(ask, doors)}
      filter={filter}
      choices={{
        whose: true,
        states: statesOfKinds(['authority-case'], false).concat(
          statesOfKinds(['school-enquiry'], false).filter((state) => state.whoActs.side === 'authority'),
        ),
        districts: deps.packs
          .rulesAt(today, by.pack)
          .districts()
          .map(({ value }) => value),
      }}
      rows={rows}
      counts={await countQueue(trx, { ...queue, due: undefined })}
      nobody={await countNobodyLooking(trx, by.laId, today)}
      reports={await countReports(trx, today)}
      cases={await countCases(trx, by.laId, by.organisationId, today)}
      searches={await countSearches(trx, { laId: by.laId, state: 'asked', today })}
      hidden={hidden}
      more={rows.length === PAGE}
    />
  )
  return page({ title: 'Today', section: 'today', content })
}

async function showTeamHome(ask: Ask, doors: Doors, filter: ListFilter): Promise<Answer> {
  const { trx, by } = ask
  const queue = queueFilterOf(ask, filter)
  const rows = await listQueue(trx, queue, PAGE, readPlace(filter.after))
  const words = TEAM_WORDS[by.role]
  if (words === undefined) throw new Error(`No home is written for ${by.role}`)
  const content = (
    <TeamHomePage
      viewer={viewerOf(ask, doors)}
      filter={{ ...filter, due: undefined }}
      organisationName={by.organisationName}
      words={words}
      rows={rows}
      counts={await countQueue(trx, { ...queue, due: undefined })}
      byKind={await countByKind(trx, by.laId, by.organisationId)}
      more={rows.length === PAGE}
    />
  )
  return page({ title: 'Today', section: 'today', content })
}

async function showDataHome({ trx, today, by }: Ask, doors: Doors): Promise<Answer> {
  const content = (
    <DataHomePage
      today={today}
      awaited={await listDatesAwaited(trx, LINES)}
      ending={await listCalendarsEndingBefore(trx, addDays(today, CALENDAR_WARNING_DAYS), LINES)}
      imports={await listLatestImports(trx)}
      calendarHref={(urn) =>
        urn === null
          ? doors.pageHref('/calendars', by.role)
          : doors.pageHref('/schools/:schoolUrn/calendar', by.role)?.replace(':schoolUrn', String(urn))
      }
    />
  )
  return page({ title: 'Today', section: 'today', content })
}

const DESK = [
  ['/accounts', 'Accounts'],
  ['/jobs', 'Jobs that stopped'],
  ['/audit', 'The audit record'],
  ['/rules', 'Rules in force'],
] as const

async function showDesk({ today, by }: Ask, doors: Doors): Promise<Answer> {
  const links = DESK.flatMap(([path, text]) => (doors.pageHref(path, by.role) ? [{ href: path, text }] : []))
  return page({ title: 'Today', section: 'today', content: <DeskHomePage today={today} links={links} /> })
}

function viewerOf({ by, today }: Ask, doors: Doors): Viewer {
  return { by, today, doors }
}
