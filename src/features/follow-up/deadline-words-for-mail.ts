import type { DeadlineRow } from '../deadlines/index.ts'

/** The deadline as a message may name it: what people typed themselves could tell of the child, and stays out. */
export function mailLabel({ kind, label }: Pick<DeadlineRow, 'kind' | 'label'>): string {
  if (kind.startsWith('answer:')) return 'An answer to a question'
  return kind.startsWith('check-answer:') ? 'An answer to a check' : label
}
