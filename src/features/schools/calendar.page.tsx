import type { VNode } from 'preact'
import { type PlainDate, partsOf } from '../../domain/calendar/plain-date.ts'
import { fullDay } from '../../web/components/date-words.ts'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { Input } from '../../web/components/govuk/text-fields.tsx'
import { Note, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import type { HiddenFields, Page } from '../slice.ts'
import type { CalendarPeriod } from './calendar-periods.store.ts'
import type { School } from './school.ts'

const SECTION = '/calendars'

export interface CalendarView {
  readonly periods: readonly CalendarPeriod[]
  readonly today: PlainDate
  readonly hidden: HiddenFields
  /** The last day that the calendar speaks for; undefined while it has no terms. */
  readonly speaksUntil: PlainDate | undefined
  /** Why there is no calendar, and what to do. */
  readonly problem: string | undefined
  /** The scope whose days this person may take out here. */
  readonly mayChange: 'authority' | 'school' | undefined
  removeHref(periodId: string): string
}

export interface SchoolCalendarView extends CalendarView {
  readonly school: School
  readonly addHref: string
  readonly termsHref: string
  readonly back: string | undefined
}

/** One school's days: its own first, then those of the authority that hold for it too. */
export function schoolCalendarPage(view: SchoolCalendarView): Page {
  const { school } = view
  return {
    title: 'School days',
    section: SECTION,
    content: (
      <>
        {view.back !== undefined && <BackLink href={view.back} text="Back to all calendars" />}
        <PageHeading
          title="School days"
          above={school.name}
          lead={lead(view)}
          action={
            view.mayChange === 'school' && (
              <LinkButton href={view.addHref} text="Add an INSET day or a closure" />
            )
          }
        />
        <Section title="This school’s own days">
          <Periods
            view={view}
            periods={view.periods.filter((period) => period.scope !== 'authority')}
            caption="This school’s own days"
            empty="None yet. INSET days, closures and terms of its own stand here once they are added."
          />
          {view.mayChange === 'school' && (
            <P>
              <a class="govuk-link" href={view.termsHref}>
                State the school’s own term dates
              </a>
            </P>
          )}
        </Section>
        <Section title="The authority’s days">
          <Note>
            They hold for this school too, but for the terms of a year for which it has stated its own.
          </Note>
          <Periods
            view={view}
            periods={view.periods.filter((period) => period.scope === 'authority')}
            caption="The authority’s days"
            empty="The authority has not entered its term dates yet."
          />
        </Section>
      </>
    ),
  }
}

export interface AuthorityCalendarView extends CalendarView {
  readonly typed: string
  readonly schools: readonly School[]
  readonly hrefOf: (urn: number) => string
  readonly addHref: string
  readonly termsHref: string
}

/** The authority's own days, and the way to each school's. */
export function authorityCalendarPage(view: AuthorityCalendarView): Page {
  return {
    title: 'School days',
    section: SECTION,
    content: (
      <>
        <PageHeading
          title="School days"
          lead={lead(view)}
          action={view.mayChange === 'authority' && <LinkButton href={view.addHref} text="Add days" />}
        />
        <Section title="One school’s calendar">
          <form method="get" action={SECTION} novalidate>
            <Input
              name="q"
              label="Name, town or number of the school"
              value={view.typed}
              width={20}
              type="search"
            />
            <Button text="Find" kind="plain" />
          </form>
          {view.typed !== '' && <Schools view={view} />}
        </Section>
        <Section title="The authority’s days">
          <Note>
            They hold for every school, but for the terms of a year for which a school has stated its own.
          </Note>
          <Periods
            view={view}
            periods={view.periods}
            caption="The authority’s days"
            empty="None yet. Import term dates, or state them here."
          />
          {view.mayChange === 'authority' && (
            <P>
              <a class="govuk-link" href={view.termsHref}>
                State the term dates of a year
              </a>
            </P>
          )}
        </Section>
      </>
    ),
  }
}

function Schools({ view }: { readonly view: AuthorityCalendarView }): VNode {
  return (
    <StackingTable
      caption="Schools found"
      captionHidden
      columns={[{ header: 'School' }, { header: 'Town' }, { header: 'DfE number' }, { header: 'Status' }]}
      rows={view.schools.map((school) => ({
        key: String(school.urn),
        cells: [
          <a class="govuk-link" href={view.hrefOf(school.urn)}>
            {school.name}
          </a>,
          school.town ?? '',
          school.laestab ?? 'not known',
          school.status,
        ],
      }))}
      empty="No school of this authority is called so. Try another word of its name."
    />
  )
}

const KIND_WORDS = {
  term: 'Term',
  'half-term': 'Half term',
  inset: 'INSET day',
  closed: 'Closed',
  open: 'Open for one day or a few',
} as const

interface PeriodsProps {
  readonly view: CalendarView
  readonly periods: readonly CalendarPeriod[]
  readonly caption: string
  readonly empty: string
}

// The present and the coming days; years that are over would bury them.
function Periods({ view, periods, caption, empty }: PeriodsProps): VNode {
  const shown = periods.filter((period) => partsOf(period.until).year >= partsOf(view.today).year - 1)
  return (
    <StackingTable
      caption={caption}
      captionHidden
      columns={[
        { header: 'Days' },
        { header: 'What' },
        { header: 'Called' },
        { header: 'Where from' },
        { header: 'Change', headerHidden: true, action: true },
      ]}
      rows={shown.map((period) => ({
        key: period.id,
        cells: [
          period.from === period.until
            ? fullDay(period.from)
            : `${fullDay(period.from)} to ${fullDay(period.until)}`,
          KIND_WORDS[period.kind],
          period.label,
          period.basis,
          mayRemove(view, period) && <Remove view={view} period={period} />,
        ],
      }))}
      empty={empty}
    />
  )
}

function mayRemove(view: CalendarView, period: CalendarPeriod): boolean {
  return view.mayChange === period.scope
}

function Remove({ view, period }: { readonly view: CalendarView; readonly period: CalendarPeriod }): VNode {
  return (
    <PostForm action={view.removeHref(period.id)} csrfToken={view.hidden.antiForgery}>
      <input type="hidden" name="idempotencyKey" value={view.hidden.idempotencyKey} />
      <Button text={`Take out ${period.label}`} kind="plain" small />
    </PostForm>
  )
}

function lead(view: CalendarView): string {
  if (view.speaksUntil === undefined) return view.problem ?? ''
  const over = view.speaksUntil < view.today
  const words = `Term dates are known until ${fullDay(view.speaksUntil)}.`
  return over
    ? `${words} Dates after that cannot be counted.`
    : `${words} Each change moves the dates that rest on it.`
}
