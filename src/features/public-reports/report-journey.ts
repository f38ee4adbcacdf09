import type { Rules } from '../../rules/rules-on-day.ts'
import type { Field, FieldError, FormReader } from '../cases/index.ts'

export type ReportForm = 'public' | 'professional'
/** What was typed, by field. */
export type ReportAnswers = Readonly<Record<string, string>>

export interface StepContext {
  readonly form: ReportForm
  readonly rules: Rules
  readonly answers: ReportAnswers
}

/** One page of a report: one thing asked, and nothing that has to be known. */
export interface ReportStep {
  readonly key: string
  readonly heading: (context: StepContext) => string
  readonly lead?: string
  readonly fields: (context: StepContext) => readonly Field[]
  /** Faults go to the reader; every field is kept as it was typed. */
  readonly check?: (reader: FormReader, context: StepContext) => void
  /** Whether the page is asked at all, from what was said before. */
  readonly askedWhen?: (context: StepContext) => boolean
}

export type StepErrors = readonly FieldError[]

/** The pages that this person is asked, in order. */
export function stepsAsked(steps: readonly ReportStep[], context: StepContext): readonly ReportStep[] {
  return steps.filter((step) => step.askedWhen?.(context) ?? true)
}

/** The names of the boxes that a field puts on the page. */
export function boxesOf(field: Field): readonly string[] {
  if (field.kind === 'words') return []
  return field.kind === 'date'
    ? ['day', 'month', 'year'].map((part) => `${field.name}-${part}`)
    : [field.name]
}
