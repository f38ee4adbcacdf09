import type { Form } from '../slice.ts'
import type { ReportAnswers } from './report-journey.ts'

/** What the draft holds, as if it had just been typed. */
export function formOfAnswers(answers: ReportAnswers): Form {
  return {
    text: (name) => (Object.hasOwn(answers, name) ? (answers[name] ?? '') : ''),
    all: (name) => (Object.hasOwn(answers, name) ? [answers[name] ?? ''] : []),
    has: (name) => Object.hasOwn(answers, name),
    version: () => undefined,
    files: [],
    entries: () => Object.entries(answers),
  }
}
