import type { VNode } from 'preact'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Radios, Select } from '../../web/components/govuk/choices.tsx'
import { DateInput } from '../../web/components/govuk/date-input.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Input } from '../../web/components/govuk/text-fields.tsx'
import { Note, P } from '../../web/components/onroll/headings.tsx'
import type { Form, HiddenFields, Page } from '../slice.ts'
import { type FormFault, TERM_FIELDS } from './calendar-days.form.ts'

export interface CalendarFormProps {
  readonly action: string
  readonly back: string
  readonly hidden: HiddenFields
  readonly today: PlainDate
  /** The school's name, or undefined for the authority's own calendar. */
  readonly schoolName: string | undefined
  readonly typed?: Form | undefined
  readonly errors?: readonly FormFault[] | undefined
}

/** Adds an INSET day, a closure, or days with a session where there would be none. */
export function addDaysPage(props: CalendarFormProps): Page {
  const { typed, errors = [] } = props
  return formPage('Add days', props, [
    <Radios
      name="kind"
      label="What are these days?"
      labelSize="s"
      value={typed?.text('kind')}
      error={faultOf(errors, 'kind')}
      items={[
        { value: 'inset', text: 'INSET day', hint: 'Staff only. It is not a school day.' },
        {
          value: 'closed',
          text: 'Closed',
          hint: 'Snow, a burst pipe, a polling station. It is not a school day.',
        },
        {
          value: 'open',
          text: 'Open',
          hint: 'Pupils come although they otherwise would not. It is a school day.',
        },
      ]}
    />,
    <Day props={props} name="from" label="First day" />,
    <Day props={props} name="until" label="Last day" hint="Leave it empty for one day." />,
    <Input
      name="label"
      label="What it is called"
      hint="Shown wherever a date is explained. No names of people."
      labelSize="s"
      width={20}
      value={typed?.text('label')}
      error={faultOf(errors, 'label')}
    />,
  ])
}

/** States the terms of one school year. */
export function termsPage(props: CalendarFormProps, startYear: number): Page {
  const { typed, errors = [] } = props
  const chosen = typed?.text('startYear') ?? String(startYear)
  return formPage(
    props.schoolName === undefined ? 'State the term dates of a year' : 'State the school’s own term dates',
    props,
    [
      props.schoolName !== undefined && (
        <P>For the year you choose they stand in the place of the authority’s.</P>
      ),
      <Select
        name="startYear"
        label="School year"
        labelSize="s"
        value={chosen}
        error={faultOf(errors, 'startYear')}
        items={[startYear - 1, startYear, startYear + 1, startYear + 2].map((year) => ({
          value: String(year),
          text: `${year} to ${year + 1}`,
        }))}
      />,
      ...TERM_FIELDS.map(({ name, label }) => (
        <fieldset class="govuk-fieldset" key={name}>
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{`${label} term`}</legend>
          <Day props={props} name={`${name}-first`} label="First day for pupils" />
          <Day props={props} name={`${name}-half-first`} label="First day of half term" />
          <Day props={props} name={`${name}-half-last`} label="Last day of half term" />
          <Day props={props} name={`${name}-last`} label="Last day of term" />
        </fieldset>
      )),
    ],
  )
}

function formPage(title: string, props: CalendarFormProps, fields: readonly (VNode | false)[]): Page {
  const { errors = [], hidden } = props
  return {
    title,
    section: '/calendars',
    content: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <BackLink href={props.back} text="Back to the calendar" />
          <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
          {props.schoolName !== undefined && <Note>{props.schoolName}</Note>}
          <h1 class="govuk-heading-l">{title}</h1>
          <PostForm action={props.action} csrfToken={hidden.antiForgery}>
            <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
            {fields}
            <div class="govuk-button-group">
              <Button text="Save" />
              <a class="govuk-link" href={props.back}>
                Back without saving
              </a>
            </div>
          </PostForm>
        </div>
      </div>
    ),
  }
}

interface DayProps {
  readonly props: CalendarFormProps
  readonly name: string
  readonly label: string
  readonly hint?: string
}

function Day({ props, name, label, hint }: DayProps): VNode {
  const part = (which: string) => props.typed?.text(`${name}-${which}`) ?? ''
  return (
    <DateInput
      name={name}
      label={label}
      labelSize="s"
      hint={hint}
      error={faultOf(props.errors ?? [], name)}
      value={{ day: part('day'), month: part('month'), year: part('year') }}
    />
  )
}

function faultOf(errors: readonly FormFault[], name: string): string | undefined {
  const fields = new Set([name, `${name}-day`, `${name}-month`, `${name}-year`])
  return errors.find(({ field }) => fields.has(field))?.message
}
