import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import { londonDay, londonMinutes } from '../../platform/clock/clock.ts'
import type { Rules } from '../../rules/rules-on-day.ts'
import type { Form } from '../slice.ts'
import type { Choice, Field, FieldError } from './act.ts'
import { formReader } from './form-reader.ts'
import { londonInstant, readTimeOfDay } from './london-instant.ts'
import type { NewEvent } from './record-events.ts'

/** Whom a person says they told about a child's safety. */
export interface SafetySaid {
  /** In words; for nobody, words that say so. */
  readonly told: string
  readonly nobodyYet: boolean
  readonly toldAt: Date
  readonly reference?: string
  readonly note?: string
}

export type SafetyReading =
  | { readonly ok: true; readonly said: SafetySaid }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

const NOBODY = 'nobody-yet'
const OTHER = 'somebody-else'
const NOBODY_WORDS = 'Nobody yet'

/** Who can be told: the authority's own lines as they are on the day, and the people beside them (policy 1.4, 4.8). */
export function toldChoices(rules: Rules): readonly Choice[] {
  const lines = rules
    .safetyLines()
    .map((line) => ({ value: line.key.replace(/^.*\//, ''), text: line.name, hint: line.phones.join(', ') }))
  const officer = rules.contact('education-safeguarding-officer')
  return [
    ...lines,
    { value: 'designated-safeguarding-lead', text: 'Designated safeguarding lead of the school' },
    { value: 'social-worker', text: 'The child’s social worker or key worker' },
    {
      value: 'education-safeguarding-officer',
      text: officer.ok ? officer.value.value.name : 'Education Safeguarding Officer',
      ...(officer.ok && officer.value.value.phones.length > 0
        ? { hint: officer.value.value.phones.join(', ') }
        : {}),
    },
    {
      value: OTHER,
      text: 'Somebody else',
      fields: [{ kind: 'text', name: 'toldOther', label: 'Who, if it was somebody else?' }],
    },
    { value: NOBODY, text: NOBODY_WORDS, hint: 'Tell somebody now. You are asked again tomorrow.' },
  ]
}

/** The questions about a safety contact, filled in with this moment. */
export function safetyFields(rules: Rules, now: Date): readonly Field[] {
  const minutes = londonMinutes(now)
  const time = `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`
  return [
    { kind: 'radios', name: 'told', label: 'Who was told?', choices: toldChoices(rules) },
    { kind: 'date', name: 'toldOn', label: 'On which day?', value: londonDay(now) },
    {
      kind: 'text',
      name: 'toldTime',
      label: 'At what time?',
      hint: 'For example, 9.05 or 2.30 pm',
      width: 'short',
      value: time,
    },
    { kind: 'text', name: 'reference', label: 'Reference that they gave, if any', width: 'medium' },
    { kind: 'textarea', name: 'safetyNote', label: 'What was said' },
  ]
}

/** The names of all fields of {@link safetyFields}. */
export const SAFETY_FIELD_NAMES = [
  'told',
  'toldOther',
  'toldOn-day',
  'toldOn-month',
  'toldOn-year',
  'toldTime',
  'reference',
  'safetyNote',
] as const

export function readSafetyContact(form: Form, rules: Rules, now: Date): SafetyReading {
  const reader = formReader(form)
  const choices = toldChoices(rules)
  const chosen = reader.choice(
    'told',
    choices.map(({ value }) => value),
    'Choose who was told, or nobody yet.',
  )
  const other = reader.text('toldOther', chosen === OTHER ? 'Write down who was told.' : undefined, 200)
  const reference = reader.text('reference', undefined, 200)
  const note = reader.text('safetyNote')
  const nobodyYet = chosen === NOBODY
  const toldAt = nobodyYet ? now : readInstant(reader, form, now)
  if (chosen === undefined || toldAt === undefined || reader.errors.length > 0)
    return { ok: false, errors: reader.errors }
  const words = choices.find(({ value }) => value === chosen)?.text ?? chosen
  return {
    ok: true,
    said: {
      told: chosen === OTHER ? other : words,
      nobodyYet,
      toldAt,
      ...(reference ? { reference } : {}),
      ...(note ? { note } : {}),
    },
  }
}

function readInstant(reader: ReturnType<typeof formReader>, form: Form, now: Date): Date | undefined {
  const today: PlainDate = londonDay(now)
  const future = 'The day it was said must be today or earlier.'
  const day = reader.date('toldOn', 'The day it was said', { notAfter: { day: today, message: future } })
  const minutes = readTimeOfDay(form.text('toldTime'))
  if (minutes === undefined) reader.fault('toldTime', 'Write the time like 9.05 or 2.30 pm.')
  if (day === undefined || minutes === undefined) return undefined
  const at = londonInstant(day, minutes)
  if (at <= now) return at
  reader.fault('toldTime', 'The time it was said has not come yet today.')
  return undefined
}

export const SAFETY_QUESTION = 'Whom have you told about the child’s safety?'

/**
 * What a matter's history says after somebody spoke of safety: the contact, and where nobody has been told a question
 * that comes back after the pack's hours; where somebody has, the answer to such a question asked before.
 */
export function safetyEvents(
  said: SafetySaid,
  rules: Rules,
  by: Pick<SignedIn, 'side'>,
  now: Date,
  history: readonly MatterEvent[] = [],
): readonly NewEvent[] {
  const contact: NewEvent = {
    kind: 'safety-contact-recorded',
    facts: {
      told: said.told,
      toldAt: said.toldAt.toISOString(),
      ...(said.reference ? { reference: said.reference } : {}),
      ...(said.note ? { note: said.note } : {}),
    },
  }
  const waiting = waitingQuestions(history)
  if (!said.nobodyYet)
    return [
      contact,
      ...waiting.map(
        ({ seq }): NewEvent => ({ kind: 'question-answered', facts: { asked: seq, answer: said.told } }),
      ),
    ]
  if (waiting.length > 0) return [contact]
  const hours = rules.rule<number>('safeguarding/ask-again-after')
  if (!hours.ok) throw new Error(hours.refusal.message)
  const answerBy = londonDay(new Date(now.getTime() + hours.value.value * 3_600_000))
  const of = by.side === 'school' || by.side === 'team' || by.side === 'admissions' ? by.side : 'authority'
  return [contact, { kind: 'question-asked', facts: { of, question: SAFETY_QUESTION, answerBy } }]
}

function waitingQuestions(history: readonly MatterEvent[]) {
  const answered = new Set(eventsOfKind(history, 'question-answered').map((event) => event.facts.asked))
  return eventsOfKind(history, 'question-asked').filter(
    (event) => event.facts.question === SAFETY_QUESTION && !answered.has(event.seq),
  )
}
