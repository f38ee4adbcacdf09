import { createHash } from 'node:crypto'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { GiasEstablishment } from '../../exchange/gias/gias-establishment.ts'
import { foldName } from '../../linkage/name-key.ts'

/** What the table keeps of one line of the national register, beside when it was seen. */
export interface EstablishmentRow {
  readonly urn: number
  readonly la_code: string
  readonly la_name: string
  readonly establishment_number: string | null
  readonly laestab: string | null
  readonly name: string
  readonly kind: string
  readonly status: string
  readonly phase: string | null
  readonly open_on: PlainDate | null
  readonly close_on: PlainDate | null
  readonly low_age: number | null
  readonly high_age: number | null
  readonly gender: string | null
  readonly street: string | null
  readonly locality: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly district: string | null
  readonly trust_name: string | null
  readonly former_name: string | null
  readonly name_key: string
}

/** Whether the register states the number, or it was carried over from the predecessor by guess. */
export type NumberBasis = 'register' | 'inferred'

export interface PreparedEstablishment {
  readonly row: EstablishmentRow
  readonly hash: string
  readonly numberBasis: NumberBasis
  readonly predecessors: readonly number[]
  readonly successors: readonly number[]
}

export function prepareEstablishment(record: GiasEstablishment): PreparedEstablishment {
  const number = record.establishmentNumber ?? record.inferredEstablishmentNumber
  const row: EstablishmentRow = {
    urn: record.urn,
    la_code: record.laCode,
    la_name: record.laName,
    establishment_number: number ?? null,
    laestab: number === undefined ? null : `${record.laCode}${number}`,
    name: record.name,
    kind: record.type,
    status: record.status,
    phase: record.phase === '' ? null : record.phase,
    open_on: record.openOn ?? null,
    close_on: record.closeOn ?? null,
    low_age: record.lowAge ?? null,
    high_age: record.highAge ?? null,
    gender: record.gender ?? null,
    street: record.street ?? null,
    locality: record.locality ?? null,
    town: record.town ?? null,
    postcode: record.postcode ?? null,
    district: record.district ?? null,
    trust_name: record.trustName ?? null,
    former_name: record.formerName ?? null,
    name_key: [record.name, record.town, record.formerName]
      .map((part) => foldName(part ?? ''))
      .join(' ')
      .trim(),
  }
  const numberBasis = record.establishmentNumber === undefined ? 'inferred' : 'register'
  const links = { predecessors: record.predecessorUrns ?? [], successors: record.successorUrns ?? [] }
  const hash = createHash('sha256')
    .update(JSON.stringify([Object.values(row), numberBasis, links]))
    .digest('base64url')
  return { row, hash, numberBasis, ...links }
}

export interface FieldChange {
  readonly urn: number
  readonly field: string
  readonly was: string | null
  readonly is_now: string | null
}

const NOT_TOLD: ReadonlySet<string> = new Set(['name_key', 'establishment_number'])

/** What the register says differently of one school. A number that is no longer given is kept, not lost. */
export function changesBetween(was: EstablishmentRow, now: EstablishmentRow): readonly FieldChange[] {
  return (Object.keys(now) as (keyof EstablishmentRow)[])
    .filter((field) => !NOT_TOLD.has(field) && was[field] !== now[field])
    .map((field) => ({ urn: now.urn, field, was: asText(was[field]), is_now: asText(now[field]) }))
}

/** The new row, with the old number where the new line gives none. */
export function keepNumber(was: EstablishmentRow, now: EstablishmentRow): EstablishmentRow {
  if (now.laestab !== null || was.la_code !== now.la_code) return now
  return { ...now, establishment_number: was.establishment_number, laestab: was.laestab }
}

function asText(value: string | number | null): string | null {
  return value === null ? null : String(value)
}
