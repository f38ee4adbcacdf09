import type { VNode } from 'preact'
import { fromGovuk } from '../from-template.tsx'
import { type FieldProps, fieldOptions } from './field.ts'

/** Widths in characters, for answers of known length. */
export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30

export interface InputProps extends FieldProps {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'search' | undefined
  readonly width?: InputWidth | undefined
  readonly autocomplete?: string | undefined
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'tel' | undefined
  readonly spellcheck?: boolean | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  readonly maxLength?: number | undefined
}

/** One line of text. */
export function Input(props: InputProps): VNode {
  return fromGovuk('input', {
    ...fieldOptions(props),
    value: props.value,
    type: props.type,
    classes: props.width === undefined ? undefined : `govuk-input--width-${props.width}`,
    autocomplete: props.autocomplete,
    inputmode: props.inputMode,
    spellcheck: props.spellcheck,
    prefix: props.prefix === undefined ? undefined : { text: props.prefix },
    suffix: props.suffix === undefined ? undefined : { text: props.suffix },
    attributes: props.maxLength === undefined ? undefined : { maxlength: String(props.maxLength) },
  })
}

export interface PasswordInputProps extends FieldProps {
  readonly autocomplete?: 'current-password' | 'new-password' | undefined
}

/** A password is never sent back to the page, so it takes no value. */
export function PasswordInput(props: PasswordInputProps): VNode {
  return fromGovuk('password-input', { ...fieldOptions(props), autocomplete: props.autocomplete })
}

export interface TextareaProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly spellcheck?: boolean | undefined
}

/** Several lines of text. */
export function Textarea(props: TextareaProps): VNode {
  return fromGovuk('textarea', {
    ...fieldOptions(props),
    value: props.value,
    rows: props.rows === undefined ? undefined : String(props.rows),
    spellcheck: props.spellcheck,
  })
}

export interface CharacterCountProps extends TextareaProps {
  readonly maxLength: number
}

/** Several lines with a limit, which is said in words; the server checks it. */
export function CharacterCount(props: CharacterCountProps): VNode {
  const { disabled: _, ...options } = fieldOptions(props)
  return fromGovuk('character-count', {
    ...options,
    value: props.value,
    rows: props.rows === undefined ? undefined : String(props.rows),
    spellcheck: props.spellcheck,
    maxlength: String(props.maxLength),
  })
}

export interface FileUploadProps extends FieldProps {
  /** For example `.csv,.xml`. A hint to the browser, not a check. */
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
}

/** A file from the person's device. Its form needs `multipart`. */
export function FileUpload(props: FileUploadProps): VNode {
  const attributes = props.accept === undefined ? undefined : { accept: props.accept }
  return fromGovuk('file-upload', { ...fieldOptions(props), multiple: props.multiple, attributes })
}
