import { academicYearStart } from '../../domain/calendar/academic-year.ts'
import { may } from '../../platform/auth/roles.ts'
import { type Answer, type Ask, notFound, page, type Route, redirect, unprocessable } from '../slice.ts'
import { authorityCalendarPage, schoolCalendarPage } from './calendar.page.tsx'
import { calendarPaths } from './calendar.paths.ts'
import { readDaysToAdd, readTerms } from './calendar-days.form.ts'
import { calendarFor } from './calendar-for.ts'
import { addDaysPage, type CalendarFormProps, termsPage } from './calendar-forms.page.tsx'
import { type CalendarScope, listPeriodsFor, listPeriodsOf } from './calendar-periods.store.ts'
import { addDays, type CalendarChange, removePeriod, stateTerms } from './change-calendar.command.ts'
import type { School } from './school.ts'
import { findSchool, findSchoolsByName, getAuthorityCode } from './schools.store.ts'

const VIEW = { permission: 'view-school-calendar', data: 'organisation', writes: false } as const
const OF_SCHOOL = { permission: 'change-school-calendar', record: 'school', data: 'organisation' } as const
const OF_AUTHORITY = {
  permission: 'change-authority-calendar',
  record: 'none',
  data: 'organisation',
} as const

/** School days: the authority's default, and each school's own. */
export const calendarRoutes: readonly Route[] = [
  {
    ...VIEW,
    method: 'GET',
    path: '/calendars',
    record: 'none',
    audit: 'view-calendars',
    handle: showAuthority,
  },
  {
    ...VIEW,
    method: 'GET',
    path: '/schools/:schoolUrn/calendar',
    record: 'school',
    audit: 'view-school-calendar',
    handle: showSchool,
  },
  {
    ...OF_AUTHORITY,
    method: 'GET',
    path: '/calendars/days',
    writes: false,
    audit: 'open-change-authority-calendar',
    handle: async (ask) => page(addDaysPage(formOf(ask, undefined, 'days'))),
  },
  {
    ...OF_AUTHORITY,
    method: 'POST',
    path: '/calendars/days',
    writes: true,
    audit: 'change-authority-calendar',
    handle: (ask) => saveDays(ask, undefined),
  },
  {
    ...OF_AUTHORITY,
    method: 'GET',
    path: '/calendars/terms',
    writes: false,
    audit: 'open-change-authority-terms',
    handle: async (ask) => page(termsPage(formOf(ask, undefined, 'terms'), academicYearStart(ask.today))),
  },
  {
    ...OF_AUTHORITY,
    method: 'POST',
    path: '/calendars/terms',
    writes: true,
    audit: 'change-authority-terms',
    handle: (ask) => saveTerms(ask, undefined),
  },
  {
    ...OF_AUTHORITY,
    method: 'POST',
    path: '/calendars/days/:periodId/remove',
    writes: true,
    audit: 'remove-authority-days',
    handle: (ask) => remove(ask, undefined),
  },
  {
    ...OF_SCHOOL,
    method: 'GET',
    path: '/schools/:schoolUrn/calendar/days',
    writes: false,
    audit: 'open-change-school-calendar',
    handle: (ask) => withSchool(ask, async (school) => page(addDaysPage(formOf(ask, school, 'days')))),
  },
  {
    ...OF_SCHOOL,
    method: 'POST',
    path: '/schools/:schoolUrn/calendar/days',
    writes: true,
    audit: 'change-school-calendar',
    handle: (ask) => withSchool(ask, (school) => saveDays(ask, school)),
  },
  {
    ...OF_SCHOOL,
    method: 'GET',
    path: '/schools/:schoolUrn/calendar/terms',
    writes: false,
    audit: 'open-change-school-terms',
    handle: (ask) =>
      withSchool(ask, async (school) =>
        page(termsPage(formOf(ask, school, 'terms'), academicYearStart(ask.today))),
      ),
  },
  {
    ...OF_SCHOOL,
    method: 'POST',
    path: '/schools/:schoolUrn/calendar/terms',
    writes: true,
    audit: 'change-school-terms',
    handle: (ask) => withSchool(ask, (school) => saveTerms(ask, school)),
  },
  {
    ...OF_SCHOOL,
    method: 'POST',
    path: '/schools/:schoolUrn/calendar/days/:periodId/remove',
    writes: true,
    audit: 'remove-school-days',
    handle: (ask) => withSchool(ask, (school) => remove(ask, school)),
  },
]

async function showAuthority(ask: Ask): Promise<Answer> {
  const { trx, by, query } = ask
  if (by.schoolUrn !== null) return redirect(calendarPaths.school(by.schoolUrn))
  const typed = (query.get('q') ?? '').slice(0, 200)
  const laCode = await getAuthorityCode(trx, by.laId)
  const schools = typed === '' ? [] : await findSchoolsByName(trx, typed, { laCode })
  const calendar = await calendarFor(trx, { laId: by.laId, schoolUrn: null })
  return page(
    authorityCalendarPage({
      periods: await listPeriodsOf(trx, by.laId, { scope: 'authority' }),
      today: ask.today,
      hidden: ask.hidden,
      speaksUntil: calendar.ok ? calendar.value.calendar.lastDay : undefined,
      problem: calendar.ok ? undefined : calendar.refusal.message,
      mayChange: may(by.role, 'change-authority-calendar') ? 'authority' : undefined,
      removeHref: calendarPaths.removeFromAuthority,
      typed,
      schools,
      hrefOf: calendarPaths.school,
      addHref: calendarPaths.addToAuthority,
      termsHref: calendarPaths.authorityTerms,
    }),
  )
}

async function showSchool(ask: Ask): Promise<Answer> {
  return withSchool(ask, async (school) => {
    const { trx, by } = ask
    const calendar = await calendarFor(trx, { laId: by.laId, schoolUrn: school.urn })
    return page(
      schoolCalendarPage({
        school,
        periods: await listPeriodsFor(trx, by.laId, school),
        today: ask.today,
        hidden: ask.hidden,
        speaksUntil: calendar.ok ? calendar.value.calendar.lastDay : undefined,
        problem: calendar.ok ? undefined : calendar.refusal.message,
        mayChange: may(by.role, 'change-school-calendar') ? 'school' : undefined,
        removeHref: (id) => calendarPaths.removeFromSchool(school.urn, id),
        addHref: calendarPaths.addToSchool(school.urn),
        termsHref: calendarPaths.schoolTerms(school.urn),
        back: by.schoolUrn === null ? calendarPaths.authority : undefined,
      }),
    )
  })
}

async function saveDays(ask: Ask, school: School | undefined): Promise<Answer> {
  const read = readDaysToAdd(ask.form)
  const again = (errors: CalendarFormProps['errors']) =>
    unprocessable(addDaysPage({ ...formOf(ask, school, 'days'), typed: ask.form, errors }))
  if (!read.ok) return again(read.errors)
  const done = await addDays(ask.trx, changeOf(ask, school), read.value)
  if (!done.ok) return again([{ field: 'from-day', message: done.refusal.message }])
  return redirect(homeOf(school), { recordIds: [done.value] })
}

async function saveTerms(ask: Ask, school: School | undefined): Promise<Answer> {
  const read = readTerms(ask.form)
  if (!read.ok) {
    const props = { ...formOf(ask, school, 'terms'), typed: ask.form, errors: read.errors }
    return unprocessable(termsPage(props, academicYearStart(ask.today)))
  }
  await stateTerms(ask.trx, changeOf(ask, school), read.value.startYear, read.value.terms)
  return redirect(homeOf(school))
}

async function remove(ask: Ask, school: School | undefined): Promise<Answer> {
  const id = ask.params.periodId ?? ''
  await removePeriod(ask.trx, changeOf(ask, school), id)
  return redirect(homeOf(school), { recordIds: [id] })
}

async function withSchool(ask: Ask, act: (school: School) => Promise<Answer>): Promise<Answer> {
  const school = await findSchool(ask.trx, Number(ask.params.schoolUrn))
  return school === undefined ? notFound() : act(school)
}

function changeOf({ deps, by, now }: Ask, school: School | undefined): CalendarChange {
  const scope: CalendarScope =
    school === undefined ? { scope: 'authority' } : { scope: 'school', schoolUrn: school.urn }
  return {
    jobs: deps.jobs,
    laId: by.laId,
    scope,
    at: now,
    by: by.accountId,
    basis: `entered by ${by.organisationName}`,
  }
}

function formOf(
  { hidden, today }: Ask,
  school: School | undefined,
  what: 'days' | 'terms',
): CalendarFormProps {
  const days = school === undefined ? calendarPaths.addToAuthority : calendarPaths.addToSchool(school.urn)
  const terms = school === undefined ? calendarPaths.authorityTerms : calendarPaths.schoolTerms(school.urn)
  return {
    action: what === 'days' ? days : terms,
    back: homeOf(school),
    hidden,
    today,
    schoolName: school?.name,
  }
}

function homeOf(school: School | undefined): string {
  return school === undefined ? calendarPaths.authority : calendarPaths.school(school.urn)
}
