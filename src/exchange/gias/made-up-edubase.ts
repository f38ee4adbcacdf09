import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The whole header of a daily file, in its order. */
export const EDUBASE_HEADER: readonly string[] = readFileSync(
  join(import.meta.dirname, 'edubase-header.fixture.txt'),
  'utf8',
)
  .trim()
  .split('\n')

/** A made-up school; give only what the test is about. */
export function edubaseRow(values: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    URN: '900001',
    'LA (code)': '860',
    'LA (name)': 'Staffordshire',
    EstablishmentNumber: '9901',
    EstablishmentName: 'Made-Up Alder Academy',
    'TypeOfEstablishment (name)': 'Academy converter',
    'EstablishmentTypeGroup (name)': 'Academies',
    'EstablishmentStatus (name)': 'Open',
    OpenDate: '01-09-2015',
    'PhaseOfEducation (name)': 'Secondary',
    StatutoryLowAge: '11',
    StatutoryHighAge: '18',
    'Gender (name)': 'Mixed',
    'ReligiousCharacter (name)': 'Does not apply',
    'Trusts (name)': 'Pretend Learning Trust',
    Street: '1 Example Road',
    Town: 'Sampleton',
    'County (name)': 'Staffordshire',
    Postcode: 'ZZ99 1AA',
    HeadLastName: 'Test-Head',
    'DistrictAdministrative (name)': 'Stafford',
    'PreviousLA (code)': '999',
    'PreviousLA (name)': 'Not applicable',
    'Country (name)': 'United Kingdom',
    ...values,
  }
}

/** A daily file of these rows, every cell in quotation marks as GIAS writes it. */
export function edubaseFile(
  rows: readonly Readonly<Record<string, string>>[],
  header: readonly string[] = EDUBASE_HEADER,
): string {
  const line = (cells: readonly string[]) =>
    `${cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')}\r\n`
  return line(header) + rows.map((row) => line(header.map((name) => row[name] ?? ''))).join('')
}

export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Text of characters up to U+00FF as windows-1252 writes it. */
export const windows1252Bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0))
