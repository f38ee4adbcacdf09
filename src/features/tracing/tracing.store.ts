import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { SourceYield } from '../../domain/enquiry/suggest-sources.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** The latest askings that the yield is counted from, so that it stays quick however long the history. */
const LATEST = 2000

/** What each source gave in this authority since a day: asked, answered, found, and half of the answers within. */
export async function yieldsSince(
  read: ReadTrx,
  since: PlainDate,
): Promise<ReadonlyMap<string, SourceYield>> {
  const { rows } = await sql<{
    source: string
    asked: number
    answered: number
    found: number
    median: number | null
  }>`
    with asked as (
      select la_id, matter_id, seq, facts ->> 'check' as source, happened_on from matter_event
      where kind = 'check-requested' and happened_on >= ${since}
      order by happened_on desc limit ${LATEST}
    )
    select asked.source, count(*)::int as asked, count(answer.seq)::int as answered,
      (count(*) filter (where answer.result = 'found-something'))::int as found,
      percentile_cont(0.5) within group (order by answer.happened_on - asked.happened_on) as median
    from asked left join lateral (
      select e.seq, e.happened_on, e.facts ->> 'result' as result from matter_event e
      where e.la_id = asked.la_id and e.matter_id = asked.matter_id and e.seq > asked.seq
        and e.kind = 'check-answered' and e.facts ->> 'check' = asked.source
      order by e.seq limit 1
    ) answer on true
    group by asked.source`.execute(read)
  return new Map(
    rows.map(({ source, asked, answered, found, median }) => [
      source,
      { asked, answered, found, medianDays: median },
    ]),
  )
}

export interface ToldLine {
  readonly label: string
  readonly value: string
}

export interface NewRequest {
  readonly id: string
  readonly matterId: string
  readonly childId: string
  readonly source: string
  readonly asked: string
  readonly asksFor: string
  readonly told: readonly ToldLine[]
  readonly initials: string
  readonly bornYear: number
  readonly tokenHash: Buffer
  readonly messageId: string
  readonly sentAt: Date
  readonly sentBy: string
  readonly endsOn: PlainDate
}

export async function insertRequest(trx: Trx, laId: number, request: NewRequest): Promise<void> {
  await trx
    .insertInto('tracing_request')
    .values({
      la_id: laId,
      id: request.id,
      matter_id: request.matterId,
      child_id: request.childId,
      source: request.source,
      asked: request.asked,
      asks_for: request.asksFor,
      told: JSON.stringify(request.told),
      initials: request.initials,
      born_year: request.bornYear,
      token_hash: request.tokenHash,
      message_id: request.messageId,
      sent_at: request.sentAt,
      sent_by: request.sentBy,
      ends_on: request.endsOn,
    })
    .execute()
}

export type HowItCame = 'in-time' | 'late' | 'again' | 'other-child'

export interface Reply {
  readonly id: string
  readonly matterId: string
  readonly source: string
  readonly asked: string
  readonly came: HowItCame
  readonly result: 'found-something' | 'nothing-found'
  readonly words: string
  readonly byName: string
  readonly byJob: string
  readonly receivedAt: Date
  readonly readAt: Date | null
}

function replies(read: ReadTrx) {
  return read
    .selectFrom('tracing_reply')
    .innerJoin('tracing_request', (join) =>
      join
        .onRef('tracing_request.la_id', '=', 'tracing_reply.la_id')
        .onRef('tracing_request.id', '=', 'tracing_reply.request_id'),
    )
    .select([
      'tracing_reply.id',
      'tracing_reply.matter_id as matterId',
      'tracing_request.source',
      'tracing_request.asked',
      'tracing_reply.came',
      'tracing_reply.result',
      'tracing_reply.words',
      'tracing_reply.by_name as byName',
      'tracing_reply.by_job as byJob',
      'tracing_reply.received_at as receivedAt',
      'tracing_reply.read_at as readAt',
    ])
}

/** What came back about a matter and nobody has read yet, oldest first. */
export async function listUnreadReplies(read: ReadTrx, matterId?: string): Promise<readonly Reply[]> {
  const unread = replies(read).where('tracing_reply.read_at', 'is', null)
  return (await (matterId === undefined ? unread : unread.where('tracing_reply.matter_id', '=', matterId))
    .orderBy('tracing_reply.received_at')
    .limit(50)
    .execute()) as Reply[]
}

export async function findUnreadReply(
  read: ReadTrx,
  matterId: string,
  replyId: string,
): Promise<Reply | undefined> {
  return (await listUnreadReplies(read, matterId)).find(({ id }) => id === replyId)
}

/** Gives false when a colleague read it meanwhile. */
export async function markRead(
  trx: Trx,
  replyId: string,
  by: { readonly accountId: string; readonly at: Date; readonly became: 'answer' | 'put-aside' },
): Promise<boolean> {
  const result = await trx
    .updateTable('tracing_reply')
    .set({ read_at: by.at, read_by: by.accountId, became: by.became })
    .where('id', '=', replyId)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
