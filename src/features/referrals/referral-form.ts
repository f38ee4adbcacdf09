import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import type { FormField, Rules } from '../../rules/rules-on-day.ts'
import { type Field, type FormReader, formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import { IMMEDIATE_RISK, REFERRAL_CHOICES, YES_NO, YES_NO_UNKNOWN } from './referral-choices.ts'

/** What is known already, by the id of the field. */
export type Answers = Readonly<Record<string, string>>

export interface ReferralPart {
  readonly title: string
  readonly fields: readonly FormField[]
}

const RISK_FIELD: FormField = {
  id: IMMEDIATE_RISK,
  label: 'Is the child believed to be at immediate risk?',
  help: 'If so, ring first: the numbers stand at the top of this page.',
  kind: 'yes-no',
  mandatory: true,
}

/** The pack’s form, part by part, with the one question that the lane needs beside it. */
export function referralParts(rules: Pick<Rules, 'referralForm'>): readonly ReferralPart[] {
  return rules.referralForm().map((rule) => {
    const isRisk = rule.value.some(({ id }) => id === 'safeguarding-lead-appraisal')
    return {
      title: titleOf(rule.label),
      fields: isRisk ? [RISK_FIELD, ...rule.value] : rule.value,
    }
  })
}

function titleOf(label: string): string {
  const words = label.split(': ').at(-1) ?? label
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The control for one field, filled with what is known. */
export function controlOf(field: FormField, known: Answers): Field {
  const value = known[field.id] ?? ''
  const hint = [field.help, field.mandatory === true ? undefined : 'If known'].filter(Boolean).join('. ')
  const common = { name: field.id, label: field.label, ...(hint ? { hint } : {}) }
  const filled = value === '' ? {} : { value }
  switch (field.kind) {
    case 'day': {
      const day = parsePlainDate(value)
      return { ...common, kind: 'date', ...(day ? { value: day } : {}) }
    }
    case 'yes-no':
      return {
        ...common,
        kind: 'radios',
        choices: field.mandatory === true ? YES_NO : YES_NO_UNKNOWN,
        ...filled,
      }
    case 'choice': {
      const choices = REFERRAL_CHOICES[field.id]
      if (choices === undefined) return { ...common, kind: 'text', ...filled }
      return choices.length > 5
        ? { ...common, kind: 'select', choices, ...filled }
        : { ...common, kind: 'radios', choices, ...filled }
    }
    case 'text':
    case 'number':
      return { ...common, kind: 'text', ...filled }
    default:
      return { ...common, kind: 'textarea', ...filled }
  }
}

export interface ReferralRead {
  readonly answers: Answers
  readonly reader: FormReader
}

/** Every field at once: what is typed, and what is missing of the mandatory ones. */
export function readReferral(form: Form, parts: readonly ReferralPart[]): ReferralRead {
  const reader = formReader(form)
  const answers: Record<string, string> = {}
  for (const field of parts.flatMap((part) => part.fields)) {
    const answer = readField(reader, form, field)
    if (answer !== '') answers[field.id] = answer
  }
  return { answers, reader }
}

function readField(reader: FormReader, form: Form, field: FormField): string {
  const needed = field.mandatory === true
  const { id, label } = field
  if (field.kind === 'day') {
    const day = needed ? reader.date(id, label) : reader.maybeDate(id, label)
    return day ?? ''
  }
  const choices = field.kind === 'yes-no' ? YES_NO_UNKNOWN : REFERRAL_CHOICES[id]
  if (choices !== undefined && (field.kind === 'choice' || field.kind === 'yes-no')) {
    const values = choices.map(({ value }) => value).filter((value) => !needed || value !== 'not-known')
    if (!needed && form.text(id) === '') return ''
    return reader.choice(id, values, `Answer “${label}”.`) ?? ''
  }
  return reader.text(id, needed ? `Fill in “${label}”.` : undefined)
}

/** The form as it is kept and read afterwards: the pack may change, what was sent does not. */
export function formAsSent(parts: readonly ReferralPart[], answers: Answers, redReasons: readonly string[]) {
  return {
    redReasons,
    parts: parts.map(({ title, fields }) => ({
      title,
      fields: fields.map((field) => ({
        id: field.id,
        label: field.label,
        value: answerInWords(field, answers[field.id] ?? ''),
      })),
    })),
  }
}

function answerInWords(field: FormField, value: string): string {
  const choices = field.kind === 'yes-no' ? YES_NO_UNKNOWN : REFERRAL_CHOICES[field.id]
  return choices?.find((each) => each.value === value)?.text ?? value
}
