import type { VNode } from 'preact'
import type { FieldProps } from './field.ts'

/** The three boxes as typed, so that a wrong date comes back as the person wrote it. */
export interface DateParts {
  readonly day: string
  readonly month: string
  readonly year: string
}

type Part = keyof DateParts

export interface DateInputProps extends Omit<FieldProps, 'disabled'> {
  readonly value?: DateParts | undefined
  /** The boxes to mark, when not all three are wrong. */
  readonly errorIn?: readonly Part[] | undefined
  /** For a person's own date of birth. */
  readonly autocomplete?: 'bday' | undefined
}

const PARTS = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const

/**
 * A date in three boxes, sent as `<name>-day`, `<name>-month` and `<name>-year`. Written out here because the official
 * template takes twenty times as long; a test holds it to that template's output.
 */
export function DateInput(props: DateInputProps): VNode {
  const id = props.id ?? props.name
  const describedBy = [
    props.hint === undefined ? '' : `${id}-hint`,
    props.error === undefined ? '' : `${id}-error`,
  ]
  return (
    <div class={`govuk-form-group${props.error === undefined ? '' : ' govuk-form-group--error'}`}>
      <fieldset
        class="govuk-fieldset"
        // biome-ignore lint/a11y/noRedundantRoles: the official markup has it
        role="group"
        aria-describedby={describedBy.join(' ').trim() || undefined}
      >
        <Legend {...props} />
        {props.hint !== undefined && (
          <div id={`${id}-hint`} class="govuk-hint">
            {props.hint}
          </div>
        )}
        {props.error !== undefined && (
          <p id={`${id}-error`} class="govuk-error-message">
            <span class="govuk-visually-hidden">Error:</span> {props.error}
          </p>
        )}
        <div class="govuk-date-input" id={id}>
          {PARTS.map((box) => (
            <Box key={box.part} {...box} id={id} field={props} />
          ))}
        </div>
      </fieldset>
    </div>
  )
}

function Legend({ label, labelSize, isHeading, labelHidden }: DateInputProps): VNode {
  const size = labelHidden ? ' govuk-visually-hidden' : labelSize && ` govuk-fieldset__legend--${labelSize}`
  return (
    <legend class={`govuk-fieldset__legend${size ?? ''}`}>
      {isHeading ? <h1 class="govuk-fieldset__heading">{label}</h1> : label}
    </legend>
  )
}

interface BoxProps {
  readonly part: Part
  readonly label: string
  readonly width: number
  readonly id: string
  readonly field: DateInputProps
}

function Box({ part, label, width, id, field }: BoxProps): VNode {
  const wrong = field.error !== undefined && (field.errorIn === undefined || field.errorIn.includes(part))
  return (
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <label class="govuk-label govuk-date-input__label" for={`${id}-${part}`}>
          {label}
        </label>
        <input
          class={`govuk-input govuk-date-input__input${wrong ? ' govuk-input--error' : ''} govuk-input--width-${width}`}
          id={`${id}-${part}`}
          name={`${field.name}-${part}`}
          type="text"
          value={field.value?.[part] || undefined}
          autocomplete={field.autocomplete === undefined ? undefined : `bday-${part}`}
          inputMode="numeric"
        />
      </div>
    </div>
  )
}
