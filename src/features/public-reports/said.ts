import { createHash } from 'node:crypto'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { parseTypedDate } from '../../domain/calendar/typed-date.ts'
import { cleanFreeText } from '../../domain/child/free-text.ts'
import type { ReportAnswers } from './report-journey.ts'

/** What somebody told us about a child, as they told it. Every part may be empty. */
export interface Said {
  readonly danger: string
  readonly why: string
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: PlainDate | null
  readonly age: string
  readonly howMany: string
  readonly address: string
  readonly postcode: string
  readonly school: string
  readonly lastSeen: string
  readonly tell: string
  readonly siblings: string
}

export interface Referrer {
  readonly name: string
  readonly relationship: string
  readonly job: string
  readonly organisation: string
  readonly phone: string
  readonly email: string
  readonly safeToReach: string
  readonly wantsUpdates: boolean
}

export type ReferrerKind = 'anonymous' | 'protected' | 'named'

export function saidOf(answers: ReportAnswers): Said {
  const text = (name: string) => textOf(answers, name)
  const born = parseTypedDate(text('born-day'), text('born-month'), text('born-year'))
  return {
    danger: text('danger'),
    why: text('why'),
    givenName: text('givenName'),
    familyName: text('familyName'),
    bornOn: born.ok ? born.value : null,
    age: text('age'),
    howMany: text('howMany'),
    address: text('address'),
    postcode: text('postcode').toUpperCase(),
    school: text('school'),
    lastSeen: text('lastSeen'),
    tell: text('tell'),
    siblings: text('siblings'),
  }
}

/** Who told it; undefined for somebody who gives no name. How they know the child says nothing of who they are. */
export function referrerOf(answers: ReportAnswers): { kind: ReferrerKind; referrer: Referrer } {
  const text = (name: string) => textOf(answers, name)
  const kind = (['protected', 'named'] as const).find((each) => each === text('referrer')) ?? 'anonymous'
  const given = (name: string) => (kind === 'anonymous' ? '' : text(name))
  return {
    kind,
    referrer: {
      name: given('name'),
      relationship: text('relationship'),
      job: given('job'),
      organisation: given('organisation'),
      phone: given('phone'),
      email: given('email'),
      safeToReach: given('safeToReach'),
      wantsUpdates: given('updates') === 'yes' && given('email') !== '',
    },
  }
}

/** Tells whether the same words were sent before, without keeping a second copy of them. */
export function hashOfWords(said: Said): Buffer {
  const words = Object.values(said).map((value) => (value ?? '').toLowerCase().replaceAll(/\s+/g, ' '))
  return createHash('sha256').update(JSON.stringify(words)).digest()
}

function textOf(answers: ReportAnswers, name: string): string {
  const cleaned = cleanFreeText(Object.hasOwn(answers, name) ? (answers[name] ?? '') : '')
  return cleaned.ok ? cleaned.value.trim() : ''
}
