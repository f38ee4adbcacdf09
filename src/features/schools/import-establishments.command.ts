import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { GiasEstablishment } from '../../exchange/gias/gias-establishment.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  changesBetween,
  type FieldChange,
  keepNumber,
  type PreparedEstablishment,
  prepareEstablishment,
} from './establishment-row.ts'
import * as store from './import-establishments.store.ts'
import { nextNumbers } from './school-number-history.ts'

/** Where the records came from and which day they speak for. */
export interface EstablishmentFile {
  readonly fileName: string
  readonly sha256: string
  readonly speaksFor: PlainDate
  readonly at: Date
}

export interface EstablishmentCounts {
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly links: number
  /** Held from an earlier file and not named in this one. They are kept. */
  readonly notInFile: number
}

const KIND = 'gias'
const BATCH = 2_000

/**
 * Brings the register of schools up to a file, in the caller's transaction: all of it or nothing. Run again, it changes
 * nothing. What the file says differently is kept as history; nothing is deleted.
 *
 * @refuses  REGISTER_EMPTY, REGISTER_OLDER (the file speaks for an earlier day than the last one)
 */
export async function importEstablishments(
  trx: Trx,
  records: readonly GiasEstablishment[],
  file: EstablishmentFile,
): Promise<Result<EstablishmentCounts>> {
  if (records.length === 0) {
    return refuse({
      code: 'REGISTER_EMPTY',
      message:
        'The file names no school. Download the establishment fields again and try with the whole file.',
    })
  }
  await store.holdImport(trx, KIND)
  const last = await store.findLastImport(trx, KIND)
  if (last?.speaksFor && file.speaksFor < last.speaksFor) {
    return refuse({
      code: 'REGISTER_OLDER',
      message: `The file speaks for ${file.speaksFor}, but ${last.fileName}, which is in already, speaks for ${last.speaksFor}. Import a newer one.`,
      facts: { speaksFor: file.speaksFor, last: last.speaksFor },
    })
  }
  const totals = { read: records.length, added: 0, changed: 0, links: 0 }
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH).map(prepareEstablishment)
    const counts = await importBatch(trx, lastOfEachUrn(batch), file.speaksFor)
    totals.added += counts.added
    totals.changed += counts.changed
    totals.links += counts.links
  }
  const notInFile = await store.countUnseen(trx, file.speaksFor)
  const unchanged = totals.read - totals.added - totals.changed
  const counts = { ...totals, unchanged, notInFile }
  if (last?.sha256 !== file.sha256) {
    await store.insertImport(trx, { id: newId(file.at), kind: KIND, ...file, counts })
  }
  return ok(counts)
}

async function importBatch(trx: Trx, batch: readonly PreparedEstablishment[], on: PlainDate) {
  const known = await store.listHashes(trx, urnsOf(batch))
  const fresh = batch.filter((school) => !known.has(school.row.urn))
  const changed = batch.filter(
    (school) => known.has(school.row.urn) && known.get(school.row.urn) !== school.hash,
  )
  await store.insertSchools(
    trx,
    fresh.map((school) => ({ ...school.row, row_hash: school.hash })),
    on,
  )
  if (changed.length > 0) await updateChanged(trx, changed, on)
  const touched = [...fresh, ...changed]
  if (touched.length > 0) await carryNumbers(trx, touched, on)
  const links = await store.insertLinks(trx, touched.flatMap(linksOf))
  await store.markSeen(trx, urnsOf(batch), on)
  return { added: fresh.length, changed: changed.length, links }
}

async function updateChanged(
  trx: Trx,
  changed: readonly PreparedEstablishment[],
  on: PlainDate,
): Promise<void> {
  const held = await store.listRows(trx, urnsOf(changed))
  const changes: FieldChange[] = []
  const rows = changed.map((school) => {
    const was = held.get(school.row.urn)
    const row = was === undefined ? school.row : keepNumber(was, school.row)
    if (was !== undefined) changes.push(...changesBetween(was, row))
    return { ...row, row_hash: school.hash }
  })
  await store.updateSchools(trx, rows)
  await store.insertChanges(trx, changes, on)
}

async function carryNumbers(
  trx: Trx,
  schools: readonly PreparedEstablishment[],
  on: PlainDate,
): Promise<void> {
  const held = await store.listNumbers(trx, urnsOf(schools))
  const steps = schools.map((school) =>
    nextNumbers(held.get(school.row.urn) ?? [], school.row, school.numberBasis, on),
  )
  await store.updateNumbers(
    trx,
    steps.flatMap((step) => step.changed),
  )
  await store.insertNumbers(
    trx,
    steps.flatMap((step) => step.added),
  )
}

// Each link is kept from both ends, so that either school leads to the other without a search.
function linksOf({ row, predecessors, successors }: PreparedEstablishment): readonly store.LinkRow[] {
  return [
    ...predecessors.flatMap((before) => bothWays(before, row.urn, row.open_on)),
    ...successors.flatMap((after) => bothWays(row.urn, after, null)),
  ]
}

function bothWays(before: number, after: number, on: PlainDate | null): readonly store.LinkRow[] {
  return [
    { urn: after, linked_urn: before, kind: 'predecessor', established_on: on },
    { urn: before, linked_urn: after, kind: 'successor', established_on: on },
  ]
}

// A register that names a school twice in one batch would insert it twice; the later line stands.
function lastOfEachUrn(batch: readonly PreparedEstablishment[]): readonly PreparedEstablishment[] {
  return [...new Map(batch.map((school) => [school.row.urn, school])).values()]
}

function urnsOf(schools: readonly PreparedEstablishment[]): readonly number[] {
  return schools.map((school) => school.row.urn)
}
