import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { numberOf } from '../../exchange/ctf/destination-for.ts'
import type { LeaverWording } from '../../exchange/ctf/leaver-words.ts'
import type { DestinationSchool, TrueStatus } from '../../exchange/ctf/true-status.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { type FieldError, type FormReader, formReader } from '../cases/index.ts'
import type { School } from '../schools/index.ts'
import type { Form } from '../slice.ts'
import { destinationSchoolOf, findDestinationSchool, schoolsCalled } from './find-destination-school.ts'

const KINDS = ['unknown', 'school', 'independent-school', 'outside-england-and-wales'] as const

/** The choice for a country that the policy does not list. */
export const ANOTHER_COUNTRY = 'Another country'

/** What the school was told beside the destination; the law wants it in the return where it was told. */
export interface ToldOnLeaving {
  readonly startsOn?: PlainDate
  readonly newAddress?: string
  readonly newAddressFrom?: PlainDate
  readonly newAddressWith?: string
}

export interface DestinationReading {
  readonly status?: TrueStatus
  readonly told: ToldOnLeaving
  readonly errors: readonly FieldError[]
}

/** Where the child goes: read from the form, the school looked up in the register as it stood on the day. */
export async function readDestination(
  form: Form,
  trx: Trx,
  on: PlainDate,
  { territories }: Pick<LeaverWording, 'territories'>,
): Promise<DestinationReading> {
  const reader = formReader(form)
  const kind = reader.choice('destination', KINDS, 'Choose where the child goes, or that it is unknown.')
  const told = readTold(reader)
  const status = kind && (await readStatus(kind, reader, form, trx, on, territories))
  return reader.errors.length > 0 || !status ? { told, errors: reader.errors } : { status, told, errors: [] }
}

async function readStatus(
  kind: (typeof KINDS)[number],
  reader: FormReader,
  form: Form,
  trx: Trx,
  on: PlainDate,
  territories: readonly string[],
): Promise<TrueStatus | undefined> {
  switch (kind) {
    case 'unknown':
      return { kind }
    case 'school': {
      const school = await readSchool(reader, form, trx, on)
      return school && { kind, school }
    }
    case 'independent-school': {
      const name = reader.text('independentName', 'Enter the name of the independent school.', 300)
      const locality = reader.text('independentLocality', 'Enter the town of the independent school.', 300)
      return { kind, name, locality }
    }
    case 'outside-england-and-wales': {
      const chosen = reader.choice('territory', [...territories, ANOTHER_COUNTRY], 'Choose the territory.')
      const country = reader.text(
        'country',
        chosen === ANOTHER_COUNTRY ? 'Enter the country.' : undefined,
        200,
      )
      const schoolName = reader.text(
        'outsideSchool',
        'Enter the name of the school there. Write “not known” if it is not.',
        300,
      )
      const locality = reader.text('outsideLocality', undefined, 300)
      const territory = chosen === ANOTHER_COUNTRY ? country : (chosen ?? '')
      return { kind, territory, schoolName, ...(locality ? { locality } : {}) }
    }
  }
}

async function readSchool(
  reader: FormReader,
  form: Form,
  trx: Trx,
  on: PlainDate,
): Promise<DestinationSchool | undefined> {
  const typed = reader.text('laestab', 'Enter the name or the seven-digit number of the school.', 200)
  if (typed === '') return undefined
  const number = typed.replaceAll(/[\s/]/g, '')
  if (/^\d+$/.test(number)) return readNumber(reader, number, trx, on)
  const matches = await schoolsCalled(trx, typed, on)
  const only = matches.length === 1 ? matches[0] : undefined
  const chosen = only ?? matches.find(({ urn }) => String(urn) === form.text('pickedSchool'))
  if (chosen) return destinationSchoolOf(trx, chosen.urn)
  if (matches.length === 0)
    reader.fault(
      'laestab',
      `No school open on ${displayDate(on)} is called “${typed}”. Try a part of the name.`,
    )
  else reader.fault('pickedSchool', 'Several schools are called like this. Choose one.')
  return undefined
}

/** The schools to choose from, where a name was typed that several have. */
export async function schoolsToChoose(form: Form, trx: Trx, on: PlainDate): Promise<readonly School[]> {
  const typed = form.text('laestab').trim()
  if (form.text('destination') !== 'school' || typed === '' || /^[\d\s/]+$/.test(typed)) return []
  const matches = await schoolsCalled(trx, typed, on)
  return matches.length > 1 ? matches : []
}

async function readNumber(
  reader: FormReader,
  number: string,
  trx: Trx,
  on: PlainDate,
): Promise<DestinationSchool | undefined> {
  if (!/^\d{7}$/.test(number)) {
    reader.fault('laestab', 'The number of a school has seven digits, like 860 4071.')
    return undefined
  }
  const school = await findDestinationSchool(trx, number, on)
  if (school === undefined) {
    reader.fault(
      'laestab',
      `No school has had the number ${number}. Check it, or look the school up by name.`,
    )
    return undefined
  }
  const valid = numberOf(school, on)
  // A school that is gone, or not there yet, is nobody’s destination; a number that is only doubtful still is.
  if (!valid.ok && (valid.refusal.code === 'SCHOOL_CLOSED' || valid.refusal.code === 'SCHOOL_NOT_OPEN_YET'))
    reader.fault('laestab', valid.refusal.message)
  return school
}

function readTold(reader: FormReader): ToldOnLeaving {
  const startsOn = reader.maybeDate('startsOn', 'The first day at the new school')
  const newAddress = reader.text('newAddress', undefined, 500)
  const newAddressFrom = reader.maybeDate('newAddressFrom', 'The day from which they live there')
  const newAddressWith = reader.text('newAddressWith', undefined, 200)
  return {
    ...(startsOn ? { startsOn } : {}),
    ...(newAddress ? { newAddress } : {}),
    ...(newAddressFrom ? { newAddressFrom } : {}),
    ...(newAddressWith ? { newAddressWith } : {}),
  }
}

/** The true status in one sentence, for the timeline and the register. */
export function statusInWords(status: TrueStatus): string {
  switch (status.kind) {
    case 'unknown':
      return 'Unknown'
    case 'school':
      return status.school.name
    case 'independent-school':
      return `${status.name}, ${status.locality} (independent)`
    case 'outside-england-and-wales':
      return [status.schoolName, status.locality, status.territory].filter(Boolean).join(', ')
  }
}

/** The destination as the return carries it: with the number of the school and the first day there, if told. */
export function destinationInReturn(status: TrueStatus, { startsOn }: ToldOnLeaving, on: PlainDate): string {
  const number = status.kind === 'school' ? numberOf(status.school, on) : undefined
  return [
    statusInWords(status),
    ...(number?.ok ? [number.value] : []),
    ...(startsOn ? [`first day ${displayDate(startsOn)}`] : []),
  ].join(', ')
}
