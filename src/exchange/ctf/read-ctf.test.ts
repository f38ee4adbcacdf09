import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ctfBytes, madeUpCtf, madeUpPupil } from './made-up-ctf.ts'
import { readCtf } from './read-ctf.ts'
import { resolveContactAddress } from './resolve-contact-address.ts'

const codes = (text: string, fileName?: string) =>
  readCtf(ctfBytes(text), fileName === undefined ? {} : { fileName }).problems.map(({ code }) => code)

test('a lost pupil’s file is read in the words of the format', () => {
  const reading = readCtf(ctfBytes(madeUpCtf()), { fileName: '8609901_CTF_XXXXXXX_001.XML' })
  expect(reading.problems).toEqual([])
  expect(reading.file).toMatchObject({
    source: { lea: '860', estab: '9901', name: 'Made-Up Alder Academy', academicYear: '2026' },
    destination: { lea: 'XXX', estab: 'XXXX' },
    version: '25.0',
    pupils: [{ upn: 'B801200005001', surname: 'Test-Sample', forename: 'Zoë', dob: '2014-03-04', sex: 'F' }],
  })
  expect(reading.pupilLines).toEqual([13])
})

test('Gender of older versions and Sex of newer ones are the same field', () => {
  for (const more of ['<Gender>F</Gender>', '<Sex>F</Sex>']) {
    expect(readCtf(ctfBytes(madeUpCtf({ pupils: madeUpPupil(more) }))).file?.pupils[0]?.sex).toBe('F')
  }
})

test('each problem has its line, path, what was found and what was expected', () => {
  const more = `<Sex>X</Sex>
      <SchoolHistory><School><LEA>860</LEA><Estab>9901</Estab>
        <EntryDate>2026-09-02</EntryDate>
        <LeavingDate>2026-09-01</LeavingDate></School>
        <School><EntryDate>2026-02-30</EntryDate></School></SchoolHistory>`
  const { problems } = readCtf(ctfBytes(madeUpCtf({ pupils: madeUpPupil(more, 'A801200005001') })))
  const pupil = 'CTfile/CTFpupilData/Pupil[1]'
  expect(problems).toEqual([
    {
      code: 'UPN_CHECK_LETTER',
      severity: 'warning',
      line: 14,
      path: `${pupil}/UPN`,
      found: 'A801200005001',
      expected: 'the check letter B',
    },
    {
      code: 'SEX_NOT_READ',
      severity: 'warning',
      line: 18,
      path: `${pupil}/Sex`,
      found: 'X',
      expected: 'M or F',
    },
    {
      code: 'DATE_NOT_READ',
      severity: 'error',
      line: 22,
      path: `${pupil}/SchoolHistory/School[2]/EntryDate`,
      found: '2026-02-30',
      expected: 'a day that exists, as YYYY-MM-DD',
    },
    {
      code: 'LEAVING_BEFORE_ENTRY',
      severity: 'error',
      line: 21,
      path: `${pupil}/SchoolHistory/School[1]/LeavingDate`,
      found: '2026-09-01',
      expected: 'a day on or after the entry date 2026-09-02',
    },
  ])
})

test('policy 4.12: a lost file with two pupils, and one UPN for two children, are told', () => {
  const two = madeUpPupil() + madeUpPupil()
  expect(codes(madeUpCtf({ pupils: two }))).toEqual(['LOST_FILE_ONE_PUPIL', 'UPN_TWICE'])
})

test('a file name that differs from the header is told and not believed', () => {
  expect(codes(madeUpCtf(), '8601111_CTF_MMMMMMM_001.xml')).toEqual([
    'FILE_NAME_AND_HEADER_DIFFER',
    'FILE_NAME_AND_HEADER_DIFFER',
  ])
  expect(codes(madeUpCtf(), 'transfer.xml')).toEqual(['FILE_NAME_NOT_READ'])
  expect(codes(madeUpCtf(), '8609901_ULN_XXXXXXX_001.xml')).toEqual(['FILE_NAME_KIND'])
})

test('elements that the format does not know are kept and told', () => {
  const more = '<Sex>F</Sex><ServiceChild a="1">Y</ServiceChild><Contacts><Odd>1</Odd></Contacts>'
  const { file, problems } = readCtf(ctfBytes(madeUpCtf({ pupils: madeUpPupil(more) })))
  expect(problems.map(({ code }) => code)).toEqual(['UNKNOWN_ELEMENT', 'UNKNOWN_ELEMENT'])
  expect(file?.pupils[0]?.other).toEqual([
    { name: 'ServiceChild', text: 'Y', attributes: { a: '1' } },
    { name: 'Contacts', children: [{ name: 'Odd', text: '1' }] },
  ])
})

test('contacts alike in all but one thing stay two, and an empty address is never filled from another', () => {
  const contact = (rest: string) =>
    `<Contact><Title>Ms</Title><Surname>Test-Sample</Surname><Sex>F</Sex><Relationship>MOT</Relationship>${rest}</Contact>`
  const address =
    '<Address><AddressLines><AddressLine1>1 Example Road</AddressLine1></AddressLines></Address>'
  const more = `<Sex>F</Sex>${address}<Contacts>${contact('')}${contact('<Address><AddressAsPupil>true</AddressAsPupil></Address>')}</Contacts>`
  const { file, problems } = readCtf(ctfBytes(madeUpCtf({ pupils: madeUpPupil(more) })))
  const pupil = file?.pupils[0]
  expect(pupil?.contacts).toHaveLength(2)
  expect(problems.map(({ code }) => code)).toEqual(['ADDRESS_MISSING'])
  const [first, second] = pupil?.contacts ?? []
  expect(pupil && first && resolveContactAddress(first, pupil)).toBeUndefined()
  expect(pupil && second && resolveContactAddress(second, pupil)).toEqual({
    addressLines: { addressLine1: '1 Example Road' },
  })
})

test('a file that says UTF-8 and is windows-1252 is read as what it is', () => {
  const bytes = Uint8Array.from(madeUpCtf(), (c) => c.charCodeAt(0))
  const { file, problems } = readCtf(bytes)
  expect(file?.pupils[0]?.forename).toBe('Zoë')
  expect(problems.map(({ code }) => code)).toEqual(['ENCODING_NOT_AS_DECLARED'])
  const declared = madeUpCtf({ prolog: '<?xml version="1.0" encoding="ISO-8859-1"?>' })
  expect(readCtf(Uint8Array.from(declared, (c) => c.charCodeAt(0)))).toMatchObject({ problems: [] })
})

test('a newer version is read with a warning; a strange root, an empty file and a cut file are refused', () => {
  expect(codes(madeUpCtf().replace('25.0', '27.0'))).toEqual(['VERSION_NEWER'])
  expect(codes('<ATfile/>')).toEqual(['NOT_A_CTF'])
  expect(codes('<?xml version="1.0"?><CTfile><Pupils/></CTfile>')).toContain('HEADER_MISSING')
  expect(codes('')).toEqual(['NOT_XML'])
  const cut = readCtf(ctfBytes(madeUpCtf().slice(0, 700)))
  expect(cut).toMatchObject({ refused: true, problems: [{ code: 'XML_NOT_WELL_FORMED' }] })
  expect(cut.file).toBeUndefined()
})

const HOSTILE: Readonly<Record<string, { text: string; code: string }>> = {
  'an outside entity': {
    text: madeUpCtf({
      prolog: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      pupils: madeUpPupil('&e;'),
    }),
    code: 'DOCTYPE_REFUSED',
  },
  'an outside DTD': {
    text: madeUpCtf({ prolog: '<!DOCTYPE x SYSTEM "http://localhost/x.dtd">' }),
    code: 'DOCTYPE_REFUSED',
  },
  'an entity nobody defined': {
    text: madeUpCtf({ pupils: madeUpPupil('&lol;') }),
    code: 'XML_NOT_WELL_FORMED',
  },
  'elements very deep': { text: madeUpCtf({ pupils: '<a>'.repeat(100_000) }), code: 'XML_TOO_DEEP' },
  'pupils very many': { text: madeUpCtf({ pupils: '<Pupil/>'.repeat(600_000) }), code: 'TOO_MANY_ITEMS' },
  'elements very many': {
    text: madeUpCtf({
      pupils:
        '<Pupil></Pupil>'.repeat(4) + madeUpPupil(`<SENhistory>${'<SEN/>'.repeat(400_000)}</SENhistory>`),
    }),
    code: 'XML_TOO_MANY_ELEMENTS',
  },
  'unknown elements very many': { text: madeUpCtf({ pupils: '<a/>'.repeat(100_000) }), code: 'NOT_A_CTF' },
  'a text very long': {
    text: madeUpCtf({ pupils: madeUpPupil('x'.repeat(3_000_000)) }),
    code: 'XML_RUN_TOO_LONG',
  },
  'numeric references very many': {
    text: madeUpCtf({ pupils: madeUpPupil('&#x41;'.repeat(2_000_000)) }),
    code: 'XML_RUN_TOO_LONG',
  },
  XInclude: {
    text: madeUpCtf({
      pupils: '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>',
    }),
    code: 'XINCLUDE_REFUSED',
  },
  'an encoding to hide behind': {
    text: madeUpCtf({ prolog: '<?xml version="1.0" encoding="UTF-7"?>' }),
    code: 'ENCODING_NOT_READ',
  },
}

test.each(Object.entries(HOSTILE))('%s is refused at once', (_, { text, code }) => {
  const reading = readCtf(ctfBytes(text))
  expect(reading.file).toBeUndefined()
  expect(
    reading.problems.filter(({ severity }) => severity === 'refused').map((problem) => problem.code),
  ).toEqual([code])
})

test('a file of more than 50 MB is refused unread', () => {
  const bytes = new Uint8Array(50 * 1024 * 1024 + 1).fill(60)
  expect(readCtf(bytes).problems[0]?.code).toBe('FILE_TOO_LARGE')
})

test('mutated files and rubbish never throw', () => {
  const good = ctfBytes(madeUpCtf())
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(good.length), (bytes, at) => {
      const mutated = good.slice()
      mutated.set(bytes.subarray(0, mutated.length - at), at)
      readCtf(mutated, { fileName: 'x' })
    }),
    { numRuns: 300 },
  )
})
