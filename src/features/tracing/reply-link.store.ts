import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { hashOf } from '../../platform/auth/secret-tokens.ts'
import type { Db } from '../../platform/db/in-transaction.ts'
import type { HowItCame, ToldLine } from './tracing.store.ts'

/** What the holder of a link may see: what the request told, and nothing of it once it ended or was used. */
export interface Link {
  readonly authority: string
  readonly asked: string
  readonly asksFor: string
  readonly told: readonly ToldLine[]
  readonly endsOn: PlainDate
  readonly standing: 'open' | 'late' | 'used'
}

export async function findLink(db: Db, token: string, today: PlainDate): Promise<Link | undefined> {
  const { rows } =
    await sql<Link>`select la_name as authority, asked, asks_for as "asksFor", told, ends_on as "endsOn", standing
    from onroll.find_tracing_link(${hashOf(token)}, ${today})`.execute(db)
  return rows[0]
}

export interface LinkAnswer {
  readonly id: string
  readonly initials: string
  readonly bornYear: number
  readonly result: 'found-something' | 'nothing-found'
  readonly words: string
  readonly byName: string
  readonly byJob: string
}

/** Takes the answer in, however it came; undefined when there is no such link. */
export async function answerLink(
  db: Db,
  token: string,
  answer: LinkAnswer,
  now: Date,
  today: PlainDate,
): Promise<HowItCame | 'full' | undefined> {
  const { rows } = await sql<{
    how: HowItCame | 'full' | null
  }>`select onroll.answer_tracing_link(${hashOf(token)},
    ${answer.id}, ${answer.initials}, ${answer.bornYear}, ${answer.result}, ${answer.words}, ${answer.byName},
    ${answer.byJob}, ${now}, ${today}) as how`.execute(db)
  return rows[0]?.how ?? undefined
}
