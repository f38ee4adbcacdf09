import type { VNode } from 'preact'
import type { Content } from '../content.ts'
import { fromGovuk, textOrHtml, toHtml } from '../from-template.tsx'
import { type FieldProps, fieldOptions, groupOptions } from './field.ts'

/** One answer to choose. */
export interface Choice {
  readonly value: string
  readonly text: string
  readonly hint?: Content | undefined
  readonly disabled?: boolean | undefined
  /** Fields that belong to this answer. Without scripts they always show, so say in words whom they are for. */
  readonly conditional?: Content | undefined
}

/** A line between answers, such as "or". */
export interface Divider {
  readonly divider: string
}

export interface RadiosProps extends FieldProps {
  readonly items: readonly (Choice | Divider)[]
  readonly value?: string | undefined
  readonly inline?: boolean | undefined
  readonly small?: boolean | undefined
  /** Two columns where there is room, read downwards; for many short answers. */
  readonly columns?: boolean | undefined
}

/** One answer out of several. The label is the question. Nothing is chosen unless `value` says so. */
export function Radios(props: RadiosProps): VNode {
  return fromGovuk('radios', {
    ...groupOptions(props),
    value: props.value ?? '',
    classes: classesOf('govuk-radios', props),
    items: props.items.map(itemOptions),
  })
}

export interface CheckboxesProps extends FieldProps {
  readonly items: readonly (Choice | Divider)[]
  readonly values?: readonly string[] | undefined
  readonly small?: boolean | undefined
}

/** Any number of answers out of several. */
export function Checkboxes(props: CheckboxesProps): VNode {
  return fromGovuk('checkboxes', {
    ...groupOptions(props),
    values: props.values ?? [],
    classes: classesOf('govuk-checkboxes', props),
    items: props.items.map(itemOptions),
  })
}

export interface SelectProps extends FieldProps {
  readonly items: readonly {
    readonly value: string
    readonly text: string
    readonly disabled?: boolean | undefined
  }[]
  readonly value?: string | undefined
}

/** One answer out of a long list. */
export function Select(props: SelectProps): VNode {
  return fromGovuk('select', { ...fieldOptions(props), items: props.items, value: props.value })
}

function itemOptions(item: Choice | Divider): Readonly<Record<string, unknown>> {
  if ('divider' in item) return { divider: item.divider }
  return {
    value: item.value,
    text: item.text,
    hint: item.hint === undefined ? undefined : textOrHtml(item.hint),
    disabled: item.disabled,
    conditional: item.conditional === undefined ? undefined : { html: toHtml(item.conditional) },
  }
}

function classesOf(
  block: string,
  props: { inline?: boolean | undefined; small?: boolean | undefined; columns?: boolean | undefined },
): string | undefined {
  const classes = [
    props.inline ? `${block}--inline` : '',
    props.small ? `${block}--small` : '',
    props.columns ? 'onr-choices--columns' : '',
  ]
  return classes.filter((name) => name !== '').join(' ') || undefined
}
