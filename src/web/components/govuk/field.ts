import type { Content } from '../content.ts'
import { textOrHtml } from '../from-template.tsx'

/** The size of a label or legend: `s` to `xl`. A question page uses `l` and makes it the page's heading. */
export type LabelSize = 's' | 'm' | 'l' | 'xl'

/** What every form field is told. `name` is also the id unless another is given; an error refers to that id. */
export interface FieldProps {
  readonly name: string
  readonly id?: string | undefined
  readonly label: string
  readonly labelSize?: LabelSize | undefined
  /** Makes the label the `<h1>` of a page that asks one thing. */
  readonly isHeading?: boolean | undefined
  /** For screen readers alone. */
  readonly labelHidden?: boolean | undefined
  readonly hint?: Content | undefined
  /** The message, without "Error:", as it stands in the error summary. */
  readonly error?: string | undefined
  readonly disabled?: boolean | undefined
}

type Options = Readonly<Record<string, unknown>>

/** The options that label, hint and error have in common to all fields. */
export function fieldOptions(props: FieldProps): Options {
  return {
    id: props.id ?? props.name,
    name: props.name,
    label: labelOptions(props),
    ...hintAndError(props),
    disabled: props.disabled,
  }
}

/** For groups, whose question is a legend. */
export function groupOptions(props: FieldProps): Options {
  return {
    idPrefix: props.id ?? props.name,
    name: props.name,
    fieldset: { legend: legendOptions(props) },
    ...hintAndError(props),
  }
}

export function legendOptions(
  props: Pick<FieldProps, 'label' | 'labelSize' | 'isHeading' | 'labelHidden'>,
): Options {
  return {
    text: props.label,
    classes: sized('govuk-fieldset__legend', props),
    isPageHeading: props.isHeading,
  }
}

function labelOptions(props: FieldProps): Options {
  return { text: props.label, classes: sized('govuk-label', props), isPageHeading: props.isHeading }
}

export function hintAndError(props: Pick<FieldProps, 'hint' | 'error'>): Options {
  return {
    hint: props.hint === undefined ? undefined : textOrHtml(props.hint),
    errorMessage: props.error === undefined ? undefined : { text: props.error },
  }
}

function sized(block: string, props: Pick<FieldProps, 'labelSize' | 'labelHidden'>): string | undefined {
  if (props.labelHidden) return 'govuk-visually-hidden'
  return props.labelSize === undefined ? undefined : `${block}--${props.labelSize}`
}
