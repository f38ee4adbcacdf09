import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { PROVISIONS, type Provision, type ProvisionFact } from '../../domain/education/education-facts.ts'
import { sectorOf } from '../../exchange/gias/school-sector.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

const KIND = 'education-provision'
const MOST = 200

export interface KnownRegistration {
  readonly id: string
  readonly school: string
  readonly sector: 'state' | 'independent' | 'alternative'
  readonly startingOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly source: string
  readonly recordedAt: Date
  /** When its end was written down; undefined where it has none. */
  readonly endRecordedAt: Date | undefined
}

/** Every line of every register that holds or held the child, as far as this person may see. */
export async function listRegistrations(
  read: ReadTrx,
  childId: string,
): Promise<readonly KnownRegistration[]> {
  const rows = await read
    .selectFrom('register_entry')
    .innerJoin('school', 'school.urn', 'register_entry.school_urn')
    .select([
      'register_entry.id',
      'school.name as school',
      'school.kind',
      'register_entry.starting_on as startingOn',
      'register_entry.ended_on as endedOn',
      'register_entry.source',
      'register_entry.recorded_at as recordedAt',
      'register_entry.end_recorded_at as endRecordedAt',
    ])
    .where('register_entry.child_id', '=', childId)
    .orderBy('register_entry.starting_on')
    .limit(MOST)
    .execute()
  return rows.map(({ kind, endRecordedAt, ...row }) => ({
    ...row,
    sector: sectorOfKind(kind),
    endRecordedAt: row.endedOn === null ? undefined : (endRecordedAt ?? new Date(`${row.endedOn}T12:00:00Z`)),
  }))
}

function sectorOfKind(kind: string): KnownRegistration['sector'] {
  if (/pupil referral|alternative provision/i.test(kind)) return 'alternative'
  return sectorOf({ type: kind }) === 'independent' ? 'independent' : 'state'
}

export interface KnownProvision extends ProvisionFact {
  readonly id: string
  readonly corrects: string | null
  readonly recordedAt: Date
}

/** What was recorded of provision outside registers, oldest word first. */
export async function listProvisions(read: ReadTrx, childId: string): Promise<readonly KnownProvision[]> {
  const rows = await read
    .selectFrom('child_fact')
    .leftJoin('account', (join) =>
      join.onRef('account.la_id', '=', 'child_fact.la_id').onRef('account.id', '=', 'child_fact.recorded_by'),
    )
    .select([
      'child_fact.id',
      'child_fact.value',
      'child_fact.true_from as from',
      'child_fact.true_until as until',
      'child_fact.source',
      'child_fact.evidence',
      'child_fact.corrects',
      'child_fact.recorded_at as recordedAt',
      'account.display_name as who',
    ])
    .where('child_fact.child_id', '=', childId)
    .where('child_fact.kind', '=', KIND)
    .orderBy('child_fact.recorded_at')
    .orderBy('child_fact.id')
    .limit(MOST)
    .execute()
  return rows.flatMap(({ value, from, who, ...row }) => {
    const { provision, where = '' } = (value ?? {}) as { provision?: string; where?: string }
    const known = PROVISIONS.find((each) => each === provision)
    if (known === undefined || from === null) return []
    const says = { who: who ?? 'Onroll', recordedAt: row.recordedAt.toISOString() }
    return [{ ...row, provision: known, where, from, says }]
  })
}

export interface NewProvision {
  readonly id: string
  readonly laId: number
  readonly childId: string
  readonly provision: Provision
  readonly where: string
  readonly from: PlainDate
  readonly until: PlainDate | undefined
  readonly source: string
  readonly evidence: string
  readonly corrects: string | undefined
  readonly at: Date
  readonly by: string | null
}

/** Appends a fact; what it corrects stays as it was said. */
export async function insertProvision(trx: Trx, fact: NewProvision): Promise<void> {
  await trx
    .insertInto('child_fact')
    .values({
      la_id: fact.laId,
      id: fact.id,
      child_id: fact.childId,
      kind: KIND,
      value: JSON.stringify({ provision: fact.provision, where: fact.where }),
      true_from: fact.from,
      true_until: fact.until ?? null,
      source: fact.source,
      evidence: fact.evidence,
      corrects: fact.corrects ?? null,
      recorded_at: fact.at,
      recorded_by: fact.by,
    })
    .execute()
}

export interface AddressOnDay {
  readonly lines: string
  readonly postcode: string | null
  readonly source: string
  readonly fromOn: PlainDate
  readonly recordedAt: Date
  readonly protected: boolean
}

/** The address that held on a day, as it was known at an instant, where this person may read it at all. */
export async function findAddressOn(
  read: ReadTrx,
  childId: string,
  day: PlainDate,
  knownAt: Date,
): Promise<AddressOnDay | undefined> {
  return read
    .selectFrom('child_address')
    .select(['lines', 'postcode', 'source', 'from_on as fromOn', 'recorded_at as recordedAt', 'protected'])
    .where('child_id', '=', childId)
    .where('from_on', '<=', day)
    .where('recorded_at', '<=', knownAt)
    .orderBy('from_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
