import { expect, test } from 'vitest'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { destinationFor } from './destination-for.ts'
import { leaverWords } from './leaver-words.ts'
import type { DestinationSchool, TrueStatus } from './true-status.ts'

const on = plainDate('2026-11-24')
const wording = {
  unknownDestination: 'Unknown Destination',
  territories: [
    'Scotland',
    'Northern Ireland',
    'Isle of Man',
    'Channel Islands',
    'Armed Forces',
    'Gibraltar',
  ],
}
const school = (values: Partial<DestinationSchool> = {}): TrueStatus => ({
  kind: 'school',
  school: {
    urn: 900001,
    name: 'Made-Up Alder Academy',
    type: 'Academy converter',
    status: 'Open',
    numbers: [{ laestab: '8609901' }],
    ...values,
  },
})
const codeOf = (status: TrueStatus) => {
  const judged = destinationFor(status, on)
  return judged.ok ? judged.value.code : judged.refusal.code
}

test('policy 4.12: an unknown destination is all X and never all M', () => {
  expect(codeOf({ kind: 'unknown' })).toBe('XXXXXXX')
})

test('policy 4.12: the independent sector, Scotland and other countries are all M', () => {
  expect(codeOf(school({ type: 'Other independent school' }))).toBe('MMMMMMM')
  expect(codeOf({ kind: 'independent-school', name: 'Pretend Hall', locality: 'Sampleton' })).toBe('MMMMMMM')
  for (const territory of [...wording.territories, 'Poland']) {
    expect(codeOf({ kind: 'outside-england-and-wales', territory })).toBe('MMMMMMM')
  }
})

test('policy 4.11: a school of England or Wales is its seven-digit number of the day', () => {
  expect(codeOf(school())).toBe('8609901')
  const numbers = [
    { laestab: '8609901', until: plainDate('2026-08-31') },
    { laestab: '8609902', from: plainDate('2026-09-01') },
  ]
  expect(codeOf(school({ numbers }))).toBe('8609902')
})

test('a school closed on the day is refused and its successor is named', () => {
  const successors = [{ urn: 900002, name: 'Made-Up Birch Academy', laestab: '8609902' }]
  const judged = destinationFor(
    school({ status: 'Closed', closeOn: plainDate('2026-08-31'), successors }),
    on,
  )
  expect(judged).toMatchObject({ ok: false, refusal: { code: 'SCHOOL_CLOSED' } })
  if (!judged.ok) expect(judged.refusal.message).toContain('Made-Up Birch Academy (8609902)')
  expect(codeOf(school({ status: 'Closed', closeOn: plainDate('2026-12-31') }))).toBe('8609901')
  expect(codeOf(school({ status: 'Closed' }))).toBe('SCHOOL_CLOSED')
})

test('a school that is not open yet is refused and its predecessor is named', () => {
  const predecessors = [{ urn: 900000, name: 'Made-Up Alder School' }]
  const judged = destinationFor(school({ openOn: plainDate('2027-01-01'), predecessors }), on)
  expect(judged).toMatchObject({ ok: false, refusal: { code: 'SCHOOL_NOT_OPEN_YET' } })
  if (!judged.ok) expect(judged.refusal.message).toContain('Made-Up Alder School (URN 900000)')
})

test('a guessed number, a previous number and no number are never sent', () => {
  expect(codeOf(school({ numbers: [{ laestab: '8609901', basis: 'inferred' }] }))).toBe(
    'SCHOOL_NUMBER_NOT_CONFIRMED',
  )
  expect(codeOf(school({ numbers: [{ laestab: '8609901', basis: 'previous' }] }))).toBe(
    'SCHOOL_HAS_NO_NUMBER',
  )
  expect(codeOf(school({ numbers: [] }))).toBe('SCHOOL_HAS_NO_NUMBER')
})

test('policy 4.11: the school enters the day, and name and number or name and locality', () => {
  expect(leaverWords(school(), on, wording)).toEqual({
    ok: true,
    value: {
      dateOfRemoval: '2026-11-24',
      reasonForLeaving: 'Made-Up Alder Academy, 8609901',
      asPolicySays: true,
    },
  })
  const abroad = {
    kind: 'outside-england-and-wales',
    territory: 'Scotland',
    schoolName: 'Pretend High',
  } as const
  expect(leaverWords({ ...abroad, locality: 'Sampletown' }, on, wording)).toMatchObject({
    value: { reasonForLeaving: 'Pretend High, Sampletown, Scotland', asPolicySays: true },
  })
  expect(leaverWords({ ...abroad, territory: 'Poland' }, on, wording)).toMatchObject({
    value: { reasonForLeaving: 'Pretend High, Poland', asPolicySays: false },
  })
  expect(
    leaverWords({ kind: 'outside-england-and-wales', territory: 'Gibraltar' }, on, wording),
  ).toMatchObject({
    refusal: { code: 'SCHOOL_NAME_MISSING' },
  })
})

test('policy 4.12: an unknown new school is entered in the words of the policy', () => {
  expect(leaverWords({ kind: 'unknown' }, on, wording)).toMatchObject({
    value: { reasonForLeaving: 'Unknown Destination' },
  })
})
