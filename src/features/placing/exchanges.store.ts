import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ExchangeTopic } from '../../domain/case/authority-case-facts.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

/** One exchange with another authority about one child. */
export interface ExchangeLine {
  readonly id: string
  readonly matterId: string
  readonly reference: string
  readonly on: PlainDate
  readonly authority: string
  readonly topic: ExchangeTopic
  readonly way: 'sent' | 'received'
  readonly what: string
  readonly byName: string
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: PlainDate
}

export interface ExchangeFilter {
  readonly laId: number
  readonly topic: ExchangeTopic | undefined
  readonly authority: string
}

/** One page of the log, the newest first, of the matters that the person may see. */
export async function listExchanges(
  read: ReadTrx,
  { laId, topic, authority }: ExchangeFilter,
  limit: number,
  before?: { readonly on: PlainDate; readonly id: string },
): Promise<readonly ExchangeLine[]> {
  const { rows } = await sql<ExchangeLine>`
    select e.id, e.matter_id as "matterId", m.reference, e.happened_on as "on", e.facts ->> 'authority' as authority,
      e.facts ->> 'topic' as topic, e.facts ->> 'way' as way, e.facts ->> 'what' as what, e.by_name as "byName",
      c.given_name as "givenName", c.family_name as "familyName", c.born_on as "bornOn"
    from matter_event e join matter m on m.la_id = e.la_id and m.id = e.matter_id
      join child c on c.la_id = m.la_id and c.id = m.child_id
    where e.la_id = ${laId} and e.kind = 'authority-exchanged'
      and (${topic ?? null}::text is null or e.facts ->> 'topic' = ${topic ?? null})
      and (${authority} = '' or position(lower(${authority}) in lower(e.facts ->> 'authority')) > 0)
      and (${before?.on ?? null}::date is null or (e.happened_on, e.id) < (${before?.on ?? null}::date, ${before?.id ?? null}::uuid))
    order by e.happened_on desc, e.id desc limit ${limit}`.execute(read)
  return rows
}
