import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** A pupil said to be on the way to a school: what that school reads of it, and what it answered. */
export interface Arrival {
  readonly id: string
  readonly matterId: string
  readonly childId: string
  readonly pupilName: string
  readonly bornOn: PlainDate
  readonly upn: string | null
  readonly expectedOn: PlainDate | null
  readonly fromName: string
  readonly toName: string
  readonly answer: 'came' | 'not-here' | null
}

function arrivals(read: ReadTrx) {
  return read
    .selectFrom('arrival')
    .innerJoin('organisation as from_school', (join) =>
      join
        .onRef('from_school.la_id', '=', 'arrival.la_id')
        .onRef('from_school.id', '=', 'arrival.from_organisation_id'),
    )
    .innerJoin('organisation as to_school', (join) =>
      join
        .onRef('to_school.la_id', '=', 'arrival.la_id')
        .onRef('to_school.id', '=', 'arrival.to_organisation_id'),
    )
    .select([
      'arrival.id',
      'arrival.matter_id as matterId',
      'arrival.child_id as childId',
      'arrival.pupil_name as pupilName',
      'arrival.born_on as bornOn',
      'arrival.upn',
      'arrival.expected_on as expectedOn',
      'from_school.name as fromName',
      'to_school.name as toName',
      'arrival.answer',
    ])
}

/** Pupils of whom a school has not said yet whether they came, those asked first at the top. */
export async function listWaitingArrivals(read: ReadTrx, to: string): Promise<readonly Arrival[]> {
  const rows = await arrivals(read)
    .where('arrival.to_organisation_id', '=', to)
    .where('arrival.answer', 'is', null)
    .orderBy('arrival.asked_at')
    .limit(100)
    .execute()
  return rows as Arrival[]
}

export async function findWaitingArrival(
  read: ReadTrx,
  to: string,
  id: string,
): Promise<Arrival | undefined> {
  const row = await arrivals(read)
    .where('arrival.to_organisation_id', '=', to)
    .where('arrival.id', '=', id)
    .where('arrival.answer', 'is', null)
    .executeTakeFirst()
  return row as Arrival | undefined
}

export interface NewArrival {
  readonly id: string
  readonly matterId: string
  readonly childId: string
  readonly from: string
  readonly to: string
  readonly pupilName: string
  readonly bornOn: PlainDate
  readonly upn: string | null
  readonly expectedOn: PlainDate | null
}

export async function insertArrival(trx: Trx, laId: number, arrival: NewArrival, at: Date): Promise<void> {
  await trx
    .insertInto('arrival')
    .values({
      la_id: laId,
      id: arrival.id,
      matter_id: arrival.matterId,
      child_id: arrival.childId,
      from_organisation_id: arrival.from,
      to_organisation_id: arrival.to,
      pupil_name: arrival.pupilName,
      born_on: arrival.bornOn,
      upn: arrival.upn,
      expected_on: arrival.expectedOn,
      asked_at: at,
    })
    .execute()
}

/** Keeps the answer of the receiving school. False when somebody has answered already. */
export async function answerArrival(
  trx: Trx,
  id: string,
  answer: {
    readonly answer: 'came' | 'not-here'
    readonly startedOn: PlainDate | null
    readonly note: string | null
  },
  by: { readonly accountId: string; readonly at: Date },
): Promise<boolean> {
  const rows = await trx
    .updateTable('arrival')
    .set({
      answer: answer.answer,
      started_on: answer.startedOn,
      note: answer.note,
      answered_by: by.accountId,
      answered_at: by.at,
    })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .returning('id')
    .execute()
  return rows.length === 1
}
