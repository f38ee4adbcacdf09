/** A made-up transfer file of one pupil as a school system writes it; `pupils` and `header` replace the parts given. */
export function madeUpCtf(
  parts: { readonly pupils?: string; readonly header?: string; readonly prolog?: string } = {},
): string {
  const {
    prolog = '<?xml version="1.0" encoding="UTF-8"?>',
    header = `<Header>
    <DocumentName>Common Transfer File</DocumentName>
    <CTFversion>25.0</CTFversion>
    <DateTime>2026-11-24T09:00:00</DateTime>
    <DocumentQualifier>full</DocumentQualifier>
    <SupplierID>Example MIS</SupplierID>
    <SourceSchool><LEA>860</LEA><Estab>9901</Estab><SchoolName>Made-Up Alder Academy</SchoolName><AcademicYear>2026</AcademicYear></SourceSchool>
    <DestSchool><LEA>XXX</LEA><Estab>XXXX</Estab></DestSchool>
  </Header>`,
    pupils = madeUpPupil(),
  } = parts
  return `${prolog}
<CTfile>
  ${header}
  <CTFpupilData>
${pupils}
  </CTFpupilData>
</CTfile>
`
}

/** One made-up pupil; `more` comes after the names, `upn` is of a school number that nobody has. */
export function madeUpPupil(more = '<Sex>F</Sex>', upn = 'B801200005001'): string {
  return `    <Pupil>
      <UPN>${upn}</UPN>
      <Surname>Test-Sample</Surname>
      <Forename>Zoë</Forename>
      <DOB>2014-03-04</DOB>
      ${more}
    </Pupil>`
}

export const ctfBytes = (text: string): Uint8Array => new TextEncoder().encode(text)
