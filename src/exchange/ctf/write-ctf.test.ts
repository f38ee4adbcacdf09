import { expect, test } from 'vitest'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { composeTransferFile } from './compose-transfer-file.ts'
import { nextSerial, readCtfFileName } from './ctf-file-name.ts'
import { readCtf } from './read-ctf.ts'
import { type CtfDraft, type WriteCtfOptions, writeCtf } from './write-ctf.ts'

const pupil = { upn: 'B801200005001', surname: 'Test-Sample', forename: 'Zoë', dob: '2014-03-04', sex: 'F' }
const draft = (values: Partial<CtfDraft> = {}): CtfDraft => ({
  source: { lea: '860', estab: '9901', name: 'Made-Up Alder Academy' },
  pupils: [pupil],
  ...values,
})
const write = (values: Partial<CtfDraft> = {}, options: Partial<WriteCtfOptions> = {}) =>
  writeCtf(draft(values), { destination: 'XXXXXXX', serial: 1, madeAt: '2026-11-24T09:00:00', ...options })
const refusalOf = (values: Partial<CtfDraft>, options: Partial<WriteCtfOptions> = {}) => {
  const written = write(values, options)
  return written.ok ? 'written' : `${written.refusal.code} ${written.refusal.field ?? ''}`.trim()
}

test('policy 4.12: an unknown child’s file goes to XXXXXXX under the name that s2s wants', () => {
  const written = write()
  if (!written.ok) throw new Error(written.refusal.message)
  expect(written.value).toMatchObject({
    fileName: '8609901_CTF_XXXXXXX_001.xml',
    destination: 'XXXXXXX',
    serial: '001',
    version: '25.0',
    warnings: [],
  })
  expect(written.value.omitted).toMatchObject([{ path: 'pupils[0].attendance' }])
  expect(written.value.text).toContain('<LEA>XXX</LEA>')
  expect(written.value.text).toContain('<Sex>F</Sex>')
})

test('policy 4.12: a lost file holds exactly one pupil', () => {
  for (const destination of ['XXXXXXX', 'MMMMMMM']) {
    expect(refusalOf({ pupils: [pupil, pupil] }, { destination })).toBe('LOST_FILE_ONE_PUPIL pupils')
  }
  expect(refusalOf({ pupils: [pupil, { ...pupil, upn: 'P207000016049' }] }, { destination: '8609902' })).toBe(
    'written',
  )
  expect(refusalOf({ pupils: [] }, { destination: '8609902' })).toBe('NO_PUPILS pupils')
})

test('policy 4.12: a rejected file is sent again as a new file with a link, not as an edit', () => {
  const again = write({}, { destination: 'MMMMMMM', resendOf: '8609901_CTF_XXXXXXX_001.xml' })
  expect(again).toMatchObject({
    ok: true,
    value: { fileName: '8609901_CTF_MMMMMMM_001.xml', resendOf: '8609901_CTF_XXXXXXX_001.xml' },
  })
  expect(refusalOf({}, { resendOf: '8609901_CTF_XXXXXXX_001.xml' })).toBe('RESEND_NOT_UNDERSTOOD resendOf')
  expect(refusalOf({}, { resendOf: '8601111_CTF_XXXXXXX_001.xml' })).toBe('RESEND_NOT_UNDERSTOOD resendOf')
})

test('policy 4.13: a known school and an authority are written by their numbers', () => {
  expect(write({}, { destination: '8609902', serial: 2 })).toMatchObject({
    value: { fileName: '8609901_CTF_8609902_002.xml' },
  })
  expect(write({}, { destination: '860LLLL' })).toMatchObject({
    value: { fileName: '8609901_CTF_860LLLL_001.xml' },
  })
  for (const destination of ['', '860', '860990', 'XXXXXX', '860XXXX', '../../x']) {
    expect(refusalOf({}, { destination })).toBe('DESTINATION_NOT_UNDERSTOOD destination')
  }
})

test('a protected child’s file is refused until a named person releases it, and the flag is never written', () => {
  const pupils = [{ ...pupil, protectedChild: true }]
  expect(refusalOf({ pupils })).toBe('PROTECTED_CHILD pupils[0]')
  expect(refusalOf({ pupils: [{ ...pupil, protectedChild: 'yes' as unknown as boolean }] })).toBe(
    'PROTECTED_CHILD pupils[0]',
  )
  const released = write({ pupils }, { release: { by: 'Officer Sample', reason: 'made-up reason' } })
  expect(released.ok && released.value.text).not.toContain('rotectedChild')
  expect(refusalOf({ pupils: [{ ...pupil, protectedChild: false }] })).toBe('written')
})

test('what XML cannot hold is refused by the name of the field', () => {
  const withName = (surname: string) => refusalOf({ pupils: [{ ...pupil, surname }] })
  for (const control of ['\u0000', '\u0008', '\u000B', '\u001F', '\uFFFE', '\uFFFF', '\uD800']) {
    expect(withName(`Test-${control}`)).toBe('FIELD_HAS_CONTROL_CHARACTER pupils[0].surname')
  }
  expect(withName('x'.repeat(1024 * 1024 + 1))).toBe('FIELD_TOO_LONG pupils[0].surname')
})

test('a field that does not exist, of another shape, or missing is refused by its name', () => {
  const odd = (values: object) => refusalOf({ pupils: [{ ...pupil, ...values }] })
  expect(odd({ firstName: 'Zoë' })).toBe('FIELD_UNKNOWN pupils[0].firstName')
  expect(odd({ forename: 7 })).toBe('FIELD_NOT_TEXT pupils[0].forename')
  expect(odd({ contacts: {} })).toBe('FIELD_NOT_TEXT pupils[0].contacts')
  expect(odd({ dob: '2014-02-30' })).toBe('DATE_NOT_UNDERSTOOD pupils[0].dob')
  expect(odd({ surname: '' })).toBe('FIELD_MISSING pupils[0].surname')
  expect(refusalOf({ source: { lea: '86', estab: '9901' } })).toBe('SOURCE_NOT_UNDERSTOOD source')
  expect(refusalOf({}, { serial: 1000 })).toBe('SERIAL_NOT_UNDERSTOOD serial')
  expect(refusalOf({}, { version: '23.0' })).toBe('VERSION_NOT_WRITTEN version')
  expect(refusalOf({}, { madeAt: '2026-11-24' })).toBe('MADE_AT_NOT_UNDERSTOOD madeAt')
})

test('attendance marks with codes of two characters are left out with a reason, and the totals stay', () => {
  const year = { year: '2026', sessionsPossible: '100' }
  const marks = (attendanceMarks: string) => ({
    pupils: [
      {
        ...pupil,
        attendance: [{ ...year, attendSessions: { attendanceStartDate: '2026-09-01', attendanceMarks } }],
      },
    ],
  })
  const two = write(marks('/\\C1C1'))
  expect(two).toMatchObject({ value: { omitted: [{ path: 'pupils[0].attendance[0].attendSessions' }] } })
  expect(two.ok && two.value.text).toContain('<SessionsPossible>100</SessionsPossible>')
  expect(write(marks('/\\##'))).toMatchObject({ value: { omitted: [] } })
})

test('a leaver’s file ends the school history with this school, the day and the reason', () => {
  const composed = composeTransferFile({
    school: { laestab: '8609901', name: 'Made-Up Alder Academy', urn: 900001 },
    pupil,
    entryOn: plainDate('2025-09-02'),
    leavingOn: plainDate('2026-11-24'),
    leavingReason: 'UNK',
    before: [{ lea: '861', estab: '1111', schoolName: 'Made-Up Birch School', leavingDate: '2025-07-21' }],
  })
  const written = writeCtf(composed, { destination: 'XXXXXXX', serial: 1, madeAt: '2026-11-24T09:00:00' })
  const read = written.ok ? readCtf(new TextEncoder().encode(written.value.text)) : undefined
  expect(read?.file?.source).toMatchObject({ academicYear: '2026', urn: '900001' })
  expect(read?.file?.pupils[0]?.schoolHistory?.at(-1)).toEqual({
    lea: '860',
    estab: '9901',
    urn: '900001',
    schoolName: 'Made-Up Alder Academy',
    entryDate: '2025-09-02',
    leavingDate: '2026-11-24',
    leavingReason: 'UNK',
    lastSchool: true,
  })
})

test('serial numbers count up for each pair of source and destination', () => {
  const names = [
    '8609901_CTF_XXXXXXX_001.xml',
    '8609901_CTF_xxxxxxx_004.XML',
    '8609901_CTF_MMMMMMM_009.xml',
    'notes.txt',
  ]
  const source = { lea: '860', estab: '9901' }
  expect(nextSerial(names, source, 'XXXXXXX')).toBe(5)
  expect(nextSerial(names, source, '8609902')).toBe(1)
  expect(nextSerial(['8609901_CTF_XXXXXXX_999.xml'], source, 'XXXXXXX')).toBeUndefined()
  expect(readCtfFileName('folder/820LLLL_ctf_8201234_001.xml')).toEqual({
    source: '820LLLL',
    kind: 'CTF',
    destination: '8201234',
    serial: '001',
  })
})
