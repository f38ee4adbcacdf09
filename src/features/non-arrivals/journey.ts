import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Rules } from '../../rules/rules-on-day.ts'
import type { Field, FieldError } from '../cases/index.ts'
import type { DraftAnswers } from '../drafts/index.ts'
import { draftForm } from '../drafts/index.ts'
import { getSchool, type School } from '../schools/index.ts'
import type { Ask, Deps, Form } from '../slice.ts'
import { type WhatHappened, whatHappenedIn } from './what-happened.ts'

/** The journey's name among the drafts. */
export const JOURNEY = 'non-arrival'

/** The pages of a report, in their order; `check` comes after them. */
export const STEP_KEYS = [
  'safety',
  'pupil',
  'found',
  'leaving',
  'destination',
  'joining',
  'expected-day',
  'absence',
  'address',
  'family',
  'siblings',
  'risk',
  'circumstances',
  'last-seen',
] as const

export type StepKey = (typeof STEP_KEYS)[number]

const OF_NEW_PUPIL: readonly StepKey[] = ['safety', 'pupil', 'found', 'joining', 'address', 'family', 'risk']
const SEARCHING: readonly StepKey[] = ['siblings', 'circumstances', 'last-seen']

/**
 * The pages of one report. The day is asked for in one way of a pupil who never came, in another of one who was here;
 * who may know more is asked only where somebody has to look for the child.
 */
export function stepsOf({ what, answers }: Pick<StepContext, 'what' | 'answers'>): readonly StepKey[] {
  const { id, route } = what
  if (id === 'joined') return OF_NEW_PUPIL
  const why = answers.text('whyLeaving')
  const without = new Set<StepKey>(route === 'R1' ? ['absence', 'joining'] : ['expected-day', 'joining'])
  if (id !== 'leaving') without.add('leaving').add('destination')
  else if (why === 'gone' || why === 'home-education') without.add('destination')
  if (route === 'R4' || route === 'R6') for (const key of [...SEARCHING, 'absence'] as const) without.add(key)
  return STEP_KEYS.filter((key) => !without.has(key))
}

/** What a page of the report needs to be drawn and read. */
export interface StepContext {
  readonly deps: Deps
  readonly trx: Trx
  readonly by: SignedIn
  readonly now: Date
  readonly today: PlainDate
  readonly requestId: string
  readonly draftId: string
  /** What the school reports. */
  readonly what: WhatHappened
  readonly school: School
  /** The rules as they are read today; those of the expected day are asked for where they decide. */
  readonly rules: Rules
  /** All that the draft holds. */
  readonly answers: Form
}

/** A person in a list that the page shows, with the page that changes the entry. */
export interface ListedPerson {
  readonly name: string
  readonly facts: string
  readonly changePath: string
}

export interface StepForm {
  readonly heading: string
  readonly lead?: string
  readonly people?: readonly ListedPerson[]
  readonly fields: readonly Field[]
  /** Something odd that the person should look at; it stops nothing. */
  readonly warnings?: readonly string[]
  readonly citation?: string
}

export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** One line of the page on which all answers are checked. */
export interface AnswerRow {
  readonly key: string
  readonly value: string
}

/** What a page leaves behind beside its own answers, and where it leads when not to the next page. */
export interface StepFollow {
  readonly answers?: DraftAnswers
  readonly goTo?: string
}

/** One page of the report: one question or a few that belong together. */
export interface Step<Value> {
  readonly key: StepKey
  /** The name of the page: neutral, without the child. */
  readonly title: string
  /** Every field it owns, whether shown or not. */
  readonly names: readonly string[]
  readonly safety?: 'full'
  /** @param typed  what was just sent, or else what the draft holds */
  form(context: StepContext, typed: Form): Promise<StepForm>
  /** The answer, or all its faults at once. */
  read(form: Form, context: StepContext): Promise<Reading<Value>>
  rows(value: Value, context: StepContext): readonly AnswerRow[]
  follow?(value: Value, context: StepContext): Promise<StepFollow>
}

/** @throws  when the person reports for no school: the route lets only a school's people in */
export async function stepContext(ask: Ask, draftId: string, answers: DraftAnswers): Promise<StepContext> {
  const { deps, trx, by, now, today, requestId } = ask
  if (by.schoolUrn === null) throw new Error('Only a school reports a pupil who is not there.')
  return {
    deps,
    trx,
    by,
    now,
    today,
    requestId,
    draftId,
    school: await getSchool(trx, by.schoolUrn),
    rules: deps.packs.rulesAt(today, by.pack),
    what: whatHappenedIn(draftForm(answers)),
    answers: draftForm(answers),
  }
}

export function dateNames(name: string): readonly string[] {
  return [`${name}-day`, `${name}-month`, `${name}-year`]
}

/** The register of a pupil who is held already says when they joined. */
export function isNewPupil({ answers }: Pick<StepContext, 'answers'>): boolean {
  return ['', 'new'].includes(answers.text('found'))
}
