import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

export interface DeadlineCitation {
  readonly source: string
  readonly at: string
  readonly strength?: string
  readonly confidence?: string
  readonly title?: string
}

export interface SkippedDayRow {
  readonly on: PlainDate
  readonly why: string
  readonly label?: string
}

/** What is due on a matter, when, and why. */
export interface DeadlineRow {
  readonly id: string
  readonly matterId: string
  readonly childId: string
  readonly kind: string
  readonly label: string
  readonly action: string
  readonly dueOn: PlainDate
  readonly fromOn: PlainDate
  readonly count: number
  readonly unit: string
  readonly firstDay: string
  readonly because: readonly DeadlineCitation[]
  readonly skipped: readonly SkippedDayRow[]
  readonly side: string
  readonly organisationId: string | null
  readonly ownerAccountId: string | null
  readonly status: 'open' | 'met' | 'dropped'
  readonly metOn: PlainDate | null
  readonly packEdition: string
  readonly calendarEdition: string
}

function deadlines(read: ReadTrx) {
  return read
    .selectFrom('deadline')
    .select([
      'deadline.id',
      'deadline.matter_id as matterId',
      'deadline.child_id as childId',
      'deadline.kind',
      'deadline.label',
      'deadline.action',
      'deadline.due_on as dueOn',
      'deadline.from_on as fromOn',
      'deadline.count',
      'deadline.unit',
      'deadline.first_day as firstDay',
      'deadline.because',
      'deadline.skipped',
      'deadline.side',
      'deadline.organisation_id as organisationId',
      'deadline.owner_account_id as ownerAccountId',
      'deadline.status',
      'deadline.met_on as metOn',
      'deadline.pack_edition as packEdition',
      'deadline.calendar_edition as calendarEdition',
    ])
}

export async function findDeadline(read: ReadTrx, id: string): Promise<DeadlineRow | undefined> {
  return (await deadlines(read).where('deadline.id', '=', id).executeTakeFirst()) as DeadlineRow | undefined
}

export async function listDeadlinesOfMatter(
  read: ReadTrx,
  matterId: string,
): Promise<readonly DeadlineRow[]> {
  return (await deadlines(read)
    .where('deadline.matter_id', '=', matterId)
    .orderBy('deadline.due_on')
    .orderBy('deadline.kind')
    .execute()) as DeadlineRow[]
}

export async function insertDeadlines(
  trx: Trx,
  laId: number,
  rows: readonly DeadlineRow[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('deadline')
    .values(
      rows.map((row) => ({
        la_id: laId,
        id: row.id,
        matter_id: row.matterId,
        child_id: row.childId,
        kind: row.kind,
        label: row.label,
        action: row.action,
        due_on: row.dueOn,
        from_on: row.fromOn,
        count: row.count,
        unit: row.unit,
        first_day: row.firstDay,
        because: JSON.stringify(row.because),
        skipped: JSON.stringify(row.skipped),
        side: row.side,
        organisation_id: row.organisationId,
        owner_account_id: row.ownerAccountId,
        status: row.status,
        met_on: row.metOn,
        pack_edition: row.packEdition,
        calendar_edition: row.calendarEdition,
        made_at: at,
      })),
    )
    .execute()
}

/** Rewrites what may change of a deadline: when it falls, why, who acts, and whether it is met. */
export async function updateDeadline(trx: Trx, row: DeadlineRow): Promise<void> {
  await trx
    .updateTable('deadline')
    .set({
      label: row.label,
      action: row.action,
      due_on: row.dueOn,
      count: row.count,
      unit: row.unit,
      first_day: row.firstDay,
      because: JSON.stringify(row.because),
      skipped: JSON.stringify(row.skipped),
      side: row.side,
      organisation_id: row.organisationId,
      owner_account_id: row.ownerAccountId,
      status: row.status,
      met_on: row.metOn,
      pack_edition: row.packEdition,
      calendar_edition: row.calendarEdition,
      // Another day is reached anew.
      reached_on: sql`case when due_on = ${row.dueOn} and status = 'open' then reached_on end`,
    })
    .where('id', '=', row.id)
    .execute()
}
