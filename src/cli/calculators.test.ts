import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publishedBankHolidays } from '../../test/support/calendars.ts'
import { answerDue } from './due.ts'
import { main } from './main.ts'
import { terminalWith } from './terminal-for-tests.ts'

async function ask(command: string, ...questions: readonly unknown[]) {
  const io = terminalWith([questions.map((question) => `${JSON.stringify(question)}\n`).join('')])
  const code = await main([command], io)
  return {
    code,
    answers: io.written.out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  }
}

const calendar = {
  terms: [{ from: '2026-09-02', to: '2026-10-23' }],
  closed: [],
  bankHolidays: 'england-and-wales',
}
const question = { from: '2026-09-02', count: 20, unit: 'school-day', firstDay: 'counts', calendar }

test('onroll due: policy 4.4: twenty school days from 2 September 2026', async () => {
  const weekends = ['05', '06', '12', '13', '19', '20', '26', '27']
  const skipped = weekends.map((day) => ({ on: `2026-09-${day}`, why: 'weekend' }))
  expect(await ask('due', question, { ...question, firstDay: 'does-not-count' })).toEqual({
    code: 0,
    answers: [
      { due: '2026-09-29', skipped },
      { due: '2026-09-30', skipped },
    ],
  })
})

test('onroll due: each question that cannot be answered is refused by code and field', async () => {
  const { code, answers } = await ask(
    'due',
    { ...question, from: '2026-02-30' },
    { ...question, count: 0 },
    { ...question, unit: 'week' },
    { ...question, firstDay: true },
    { ...question, calendar: undefined },
    { ...question, calendar: { ...calendar, closed: ['x'] } },
    { ...question, count: 60 },
    { ...question, unit: 'working-day', calendar: {} },
    { ...question, from: '2028-12-29', unit: 'working-day' },
    question,
  )
  expect(code).toBe(1)
  expect(answers).toMatchObject([
    { refused: 'DAY_NOT_UNDERSTOOD', field: 'from' },
    { refused: 'COUNT_NOT_UNDERSTOOD', field: 'count' },
    { refused: 'UNIT_NOT_UNDERSTOOD', field: 'unit' },
    { refused: 'FIRST_DAY_NOT_UNDERSTOOD', field: 'firstDay' },
    { refused: 'CALENDAR_NOT_UNDERSTOOD', field: 'calendar' },
    { refused: 'CALENDAR_NOT_UNDERSTOOD', field: 'closed[0]' },
    { refused: 'CALENDAR_TOO_SHORT', message: expect.stringContaining('2026-10-23') },
    { refused: 'CALENDAR_NOT_UNDERSTOOD', field: 'bankHolidays' },
    { refused: 'CALENDAR_TOO_SHORT' },
    { due: '2026-09-29' },
  ])
})

test('onroll due: labels come back to those who gave them, and only to them', async () => {
  const closed = {
    ...question,
    count: 2,
    from: '2026-09-14',
    calendar: { ...calendar, closed: ['2026-09-15'] },
  }
  const labels = [{ from: '2026-09-15', to: '2026-09-15', label: 'INSET day' }]
  const labelled = { ...closed, calendar: { ...closed.calendar, labels } }
  expect((await ask('due', closed, labelled)).answers).toEqual([
    { due: '2026-09-16', skipped: [{ on: '2026-09-15', why: 'closed' }] },
    { due: '2026-09-16', skipped: [{ on: '2026-09-15', why: 'closed', label: 'INSET day' }] },
  ])
})

test('onroll due: nothing that JSON can hold makes it throw', () => {
  const answer = answerDue(publishedBankHolidays)
  const part = (...good: readonly unknown[]) => fc.oneof(fc.jsonValue(), fc.constantFrom(...good))
  const anyQuestion = fc.record({
    from: part('2026-09-02'),
    count: part(20, 1e308, -0),
    unit: part('school-day', 'working-day', 'day'),
    firstDay: part('counts'),
    calendar: part(calendar, { terms: null }),
  })
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      expect(answer(asked)).toSatisfy((reply: object) => 'due' in reply || 'refused' in reply)
    }),
  )
})

test('onroll csa answers from, until and inScope', async () => {
  expect(
    await ask('csa', { born: '2021-09-01', on: '2026-12-31' }, { born: '2021-09-01', on: '2026-12-30' }),
  ).toEqual({
    code: 0,
    answers: [
      { from: '2026-12-31', until: '2038-06-25', inScope: true },
      { from: '2026-12-31', until: '2038-06-25', inScope: false },
    ],
  })
  expect(
    await ask('csa', { born: '2014-02-30', on: '2026-12-31' }, { born: '2014-02-28' }, {}),
  ).toMatchObject({
    code: 1,
    answers: [{ refused: 'DAY_NOT_UNDERSTOOD', field: 'born' }, { field: 'on' }, { field: 'born' }],
  })
})

test('onroll upn answers valid, temporary and the expected check letter', async () => {
  expect(
    await ask(
      'upn',
      { upn: 'D860210012003' },
      { upn: 'L86021232401B' },
      { upn: 'Q207000016049' },
      { upn: '' },
    ),
  ).toEqual({
    code: 0,
    answers: [
      { valid: true, temporary: false, expectedCheck: 'D' },
      { valid: true, temporary: true, expectedCheck: 'L' },
      { valid: false, temporary: false, expectedCheck: 'P' },
      { valid: false, temporary: false, expectedCheck: null },
    ],
  })
  expect(await ask('upn', { upn: 1 })).toMatchObject({
    code: 1,
    answers: [{ refused: 'UPN_NOT_TEXT', field: 'upn' }],
  })
})

test('onroll uln answers valid', async () => {
  expect(await ask('uln', { uln: '9276308686' }, { uln: '9276308687' }, {})).toMatchObject({
    code: 1,
    answers: [{ valid: true }, { valid: false }, { refused: 'ULN_NOT_TEXT', field: 'uln' }],
  })
})
