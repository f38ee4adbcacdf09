import { displayDate } from '../../domain/calendar/display-date.ts'
import type { AnswerCameBy, HandOverFacts } from '../../domain/case/hand-over-facts.ts'
import type { EventWords } from './event-words.ts'

type Words = { readonly [Kind in keyof HandOverFacts]: (facts: HandOverFacts[Kind]) => EventWords }

const CAME: Readonly<Record<AnswerCameBy, string>> = {
  link: 'Answered by the link in the file',
  telephone: 'Said by telephone',
  'e-mail': 'Written by e-mail',
  letter: 'Written by letter',
}

/** A hand-over to another authority, in an officer’s words. */
export const HAND_OVER_WORDS: Words = {
  'hand-over-offered': (f) => ({
    title: `Offered to ${f.toName}`,
    text: join(`The child stays ours until they accept`, f.reason, `What went: ${f.parts.join(', ')}`),
  }),
  'hand-over-opened': (f) => ({ title: 'The other authority has opened the file', text: who(f) }),
  'hand-over-accepted': (f) => ({
    title: 'The other authority accepted the child',
    text: join(`Responsible from ${displayDate(f.from)}`, who(f)),
  }),
  'hand-over-refused': (f) => ({ title: 'The other authority refused', text: join(f.reason, who(f)) }),
  'hand-over-chased': (f) => ({ title: 'Asked for the receipt', text: join(f.how, f.said) }),
  'hand-over-withdrawn': (f) => ({ title: 'The hand-over was taken back', text: f.reason }),
}

function who(f: HandOverFacts['hand-over-opened']): string {
  return join(
    [f.by, f.post].filter(Boolean).join(', '),
    f.email,
    CAME[f.cameBy],
    f.evidence && `Evidence: ${f.evidence}`,
  )
}

function join(...parts: readonly (string | false | undefined)[]): string {
  return parts
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .map((part) => part.replace(/[.]$/, ''))
    .join('. ')
}
