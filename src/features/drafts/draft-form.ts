import { createHash } from 'node:crypto'
import type { Form } from '../slice.ts'
import type { DraftAnswers } from './drafts.store.ts'

/** What was typed so far, read as if it had just been sent. */
export function draftForm(answers: DraftAnswers): Form {
  const all = (name: string): readonly string[] => {
    const value = Object.hasOwn(answers, name) ? answers[name] : undefined
    return value === undefined ? [] : typeof value === 'string' ? [value] : value
  }
  return {
    all,
    text: (name) => all(name)[0] ?? '',
    has: (name) => Object.hasOwn(answers, name),
    version: () => undefined,
    files: [],
    entries: () => Object.keys(answers).flatMap((name) => all(name).map((value) => [name, value] as const)),
  }
}

/** The answers to some questions, as typed. A question without an answer is there with none. */
export function answersTo(names: readonly string[], form: Form): DraftAnswers {
  return Object.fromEntries(
    names.map((name) => {
      const values = form.all(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

/**
 * Tells whether a page was made from what the draft still holds. It looks at that page's own questions alone, so that
 * going back and forth in one window is no clash, and two windows on one question are.
 */
export function seenOf(names: readonly string[], form: Form): string {
  const content = JSON.stringify(names.map((name) => form.all(name)))
  return createHash('sha256').update(content).digest('base64url').slice(0, 16)
}
