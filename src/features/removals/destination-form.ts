import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { DestinationSchool, TrueStatus } from '../../exchange/ctf/true-status.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { type FieldError, formReader } from '../cases/index.ts'
import { findSchoolByLaestab, getSchool, listSchoolNumbers, listSchools } from '../schools/index.ts'
import type { Form } from '../slice.ts'

const KINDS = ['unknown', 'school', 'independent-school', 'outside-england-and-wales'] as const

/** Where the child goes: read from the form, the school looked up in the register as it stood on the day. */
export async function readDestination(
  form: Form,
  trx: Trx,
  on: PlainDate,
): Promise<{ readonly status?: TrueStatus; readonly errors: readonly FieldError[] }> {
  const reader = formReader(form)
  const kind = reader.choice('destination', KINDS, 'Choose where the child goes, or that it is unknown.')
  if (kind === undefined) return { errors: reader.errors }
  if (kind === 'unknown') return { status: { kind }, errors: [] }
  if (kind === 'school') {
    const number = reader
      .text('laestab', 'Enter the seven-digit number of the school.', 20)
      .replaceAll(/[\s/]/g, '')
    if (reader.errors.length > 0) return { errors: reader.errors }
    if (!/^\d{7}$/.test(number)) {
      reader.fault('laestab', 'The number of a school has seven digits, like 860 4071.')
      return { errors: reader.errors }
    }
    const school = await findDestinationSchool(trx, number, on)
    if (school === undefined) {
      reader.fault(
        'laestab',
        `No school had the number ${number} on that day. Check it, or look the school up by name.`,
      )
      return { errors: reader.errors }
    }
    return { status: { kind, school }, errors: [] }
  }
  if (kind === 'independent-school') {
    const name = reader.text('independentName', 'Enter the name of the independent school.', 300)
    const locality = reader.text('independentLocality', 'Enter the town of the independent school.', 300)
    return reader.errors.length > 0
      ? { errors: reader.errors }
      : { status: { kind, name, locality }, errors: [] }
  }
  const territory = reader.text('territory', 'Enter the country or territory.', 200)
  const schoolName = reader.text(
    'outsideSchool',
    'Enter the name of the school there. Write “not known” if it is not.',
    300,
  )
  const locality = reader.text('outsideLocality', undefined, 300)
  if (reader.errors.length > 0) return { errors: reader.errors }
  return { status: { kind, territory, schoolName, ...(locality ? { locality } : {}) }, errors: [] }
}

/** A school of the register with its numbers, and those before and after it, as a destination needs it. */
async function findDestinationSchool(
  trx: Trx,
  laestab: string,
  on: PlainDate,
): Promise<DestinationSchool | undefined> {
  const found = await findSchoolByLaestab(trx, laestab, on)
  if (found === undefined) return undefined
  const school = await getSchool(trx, found.urn)
  const numbers = await listSchoolNumbers(trx, school.urn)
  const related = await listSchools(
    trx,
    [...school.predecessors, ...school.successors].map(({ urn }) => urn),
  )
  const named = (urns: readonly { readonly urn: number }[]) =>
    related
      .filter(({ urn }) => urns.some((each) => each.urn === urn))
      .map(({ urn, name, laestab: number }) => ({ urn, name, ...(number ? { laestab: number } : {}) }))
  return {
    urn: school.urn,
    name: school.name,
    type: school.kind,
    status: school.status,
    ...(school.openOn ? { openOn: school.openOn } : {}),
    ...(school.closeOn ? { closeOn: school.closeOn } : {}),
    numbers: numbers.map((number) => ({
      laestab: number.laestab,
      from: number.fromOn,
      ...(number.untilOn ? { until: number.untilOn } : {}),
      basis: number.basis,
    })),
    predecessors: named(school.predecessors),
    successors: named(school.successors),
  }
}

/** The true status in one sentence, for the timeline and the return. */
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
