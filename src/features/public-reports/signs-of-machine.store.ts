import { sql } from 'kysely'
import { hashOf } from '../../platform/auth/secret-tokens.ts'
import type { Db } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  BEGUN_BEFORE_LIMIT,
  LEAST_SECONDS,
  minutesAfter,
  SENT_BEFORE_SET_APART,
  WINDOW_MINUTES,
} from './report-limits.ts'

/** The field that people do not see and machines fill in. */
export const TRAP = 'website'

/** Whether so many forms were begun from one place that the page asks to ring instead. Counted up to the limit only. */
export async function tooManyBegun(db: Db, source: string, now: Date): Promise<boolean> {
  return (await countFrom(db, 'begun', source, now, BEGUN_BEFORE_LIMIT)) > BEGUN_BEFORE_LIMIT
}

/** Why a report is set apart; empty for one that is not. The place it came from is counted for a day, kept nowhere. */
export async function signsOfMachine(
  db: Db,
  sent: { readonly source: string; readonly trap: string; readonly madeAt: Date; readonly tell: string },
  now: Date,
): Promise<readonly string[]> {
  const many = await countFrom(db, 'sent', sent.source, now, SENT_BEFORE_SET_APART)
  return [
    ...(sent.trap === '' ? [] : ['hidden-field']),
    ...(now.getTime() - sent.madeAt.getTime() < LEAST_SECONDS * 1000 ? ['too-fast'] : []),
    ...(many > SENT_BEFORE_SET_APART ? ['many-from-one-place'] : []),
    ...((sent.tell.match(/https?:\/\//gi)?.length ?? 0) > 2 ? ['links'] : []),
  ]
}

async function countFrom(db: Db, what: string, source: string, now: Date, enough: number): Promise<number> {
  const key = hashOf(`public report ${what} ${source}`)
  const since = minutesAfter(now, -WINDOW_MINUTES)
  const { rows } = await sql<{
    count: number
  }>`select onroll.count_guesses(${key}, ${since}) as count`.execute(db)
  const before = rows[0]?.count ?? 0
  // A flood fills no table: beyond the limit nothing more needs counting.
  if (before <= enough) await sql`select onroll.record_guess(${key}, ${now}, ${newId(now)})`.execute(db)
  return before + 1
}
