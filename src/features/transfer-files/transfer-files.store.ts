import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { OUTSIDE_MAINTAINED_SECTOR, UNKNOWN_DESTINATION } from '../../exchange/ctf/destination-for.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { DeadlineCitation } from '../deadlines/index.ts'
import type { FileState } from './file-standing.ts'

export interface FileFilter {
  readonly laId: number
  /** One school's files; undefined for those of every school that the person may see. */
  readonly schoolUrn: number | undefined
  readonly states: readonly FileState[]
  /** Only what goes to the Lost Pupils Database, or only what goes to a school. */
  readonly where: 'lost' | 'school' | undefined
  readonly late: boolean
  readonly today: PlainDate
}

export interface FilePlace {
  readonly dueOn: PlainDate | null
  readonly id: string
}

/** One transfer file on its way, from the events of its matter. */
export interface FileLine {
  readonly matterId: string
  readonly reference: string
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: PlainDate
  readonly schoolName: string | null
  readonly state: FileState
  readonly lost: boolean
  readonly since: PlainDate
  /** The last thing that was said about it, as it stood: why it was rejected, who was told. */
  readonly said: string | null
  readonly code: string | null
  readonly fileName: string | null
  readonly trueStatus: string | null
  readonly deadlineId: string | null
  readonly deadlineKind: string | null
  readonly action: string | null
  readonly dueOn: PlainDate | null
  readonly fromOn: PlainDate | null
  readonly count: number | null
  readonly unit: string | null
  readonly because: readonly DeadlineCitation[] | null
}

// The last event of the file says where it stands; it is not collected once the day to chase it has passed.
function filesOf({ laId, schoolUrn, today }: FileFilter) {
  return sql`
    select s.la_id, s.matter_id, s.child_id, s.school_urn, coalesce(sent.facts ->> 'destination' in (${UNKNOWN_DESTINATION}, ${OUTSIDE_MAINTAINED_SECTOR}), s.state = 'Q9') as lost, sent.facts as sent,
      coalesce(last.happened_on, s.state_since) as since, last.facts as said, d.id as deadline_id, d.kind as deadline_kind,
      d.action, d.due_on, d.from_on, d.count, d.unit, d.because,
      case when last.kind is null then 'to-make'
        when last.kind = 'transfer-file-made' then 'to-upload'
        when last.kind = 'transfer-file-rejected' then 'rejected'
        when last.kind = 'transfer-file-collected' then 'collected'
        when last.kind = 'transfer-file-cleared' then 'cleared'
        when d.kind = 'file-collected' and d.due_on < ${today} then 'uncollected'
        when last.kind = 'transfer-file-resent' then 're-sent'
        when last.kind = 'transfer-file-notified' then 'notified'
        else 'uploaded' end as file_state
    from matter_summary s
      left join lateral (select e.kind, e.happened_on, e.facts from matter_event e
        where e.la_id = s.la_id and e.matter_id = s.matter_id and e.kind like 'transfer-file-%'
        order by e.seq desc limit 1) last on true
      left join lateral (select e.facts from matter_event e where e.la_id = s.la_id and e.matter_id = s.matter_id
        and e.kind like 'transfer-file-%' and e.kind in ('transfer-file-made', 'transfer-file-resent')
        order by e.seq desc limit 1) sent on true
      left join lateral (select o.* from deadline o
        where o.la_id = s.la_id and o.matter_id = s.matter_id and o.status = 'open'
          and o.kind in ('transfer-file', 'resend-file', 'file-collected', 'uncollected-file')
        order by o.due_on, o.kind limit 1) d on true
    where s.la_id = ${laId} and s.state in ('Q8', 'Q9') and (s.open or last.kind is not null)
      ${schoolUrn === undefined ? sql`` : sql`and s.school_urn = ${schoolUrn}`}`
}

function chosen(filter: FileFilter) {
  const { states, where, late, today } = filter
  return sql`select * from (${filesOf(filter)}) f where f.file_state = any (${sql.val([...states])})
    ${where === undefined ? sql`` : sql`and f.lost = ${where === 'lost'}`}
    ${late ? sql`and f.due_on < ${today}` : sql``}`
}

/** One page of files, what falls due first in front, what has no date last. */
export async function listFiles(
  read: ReadTrx,
  filter: FileFilter,
  limit: number,
  after?: FilePlace,
): Promise<readonly FileLine[]> {
  const from =
    after === undefined
      ? sql``
      : after.dueOn === null
        ? sql`where c.due_on is null and c.matter_id > ${after.id}`
        : sql`where (c.due_on, c.matter_id) > (${after.dueOn}::date, ${after.id}::uuid) or c.due_on is null`
  // The page is chosen first, so that names and files are looked up for its lines and not for the whole list.
  const { rows } = await sql<FileLine>`
    select p.matter_id as "matterId", m.reference, c.given_name as "givenName", c.family_name as "familyName",
      c.born_on as "bornOn", sc.name as "schoolName", p.file_state as state, p.lost, p.since,
      coalesce(p.said ->> 'reason', p.said ->> 'told', p.said ->> 'collectedBy', p.said ->> 'note', p.said ->> 'where') as said,
      p.sent ->> 'destination' as code, p.sent ->> 'fileName' as "fileName",
      (select e.facts ->> 'trueStatus' from matter_event e where e.la_id = p.la_id and e.matter_id = p.matter_id
        and e.kind like 'transfer-file-%' and e.kind = 'transfer-file-made' order by e.seq desc limit 1) as "trueStatus",
      p.deadline_id as "deadlineId", p.deadline_kind as "deadlineKind", p.action, p.due_on as "dueOn", p.from_on as "fromOn",
      p.count, p.unit, p.because
    from (select * from (${chosen(filter)}) c ${from} order by c.due_on, c.matter_id limit ${limit}) p
      join matter m on m.la_id = p.la_id and m.id = p.matter_id
      join child c on c.la_id = p.la_id and c.id = p.child_id
      left join school sc on sc.urn = p.school_urn
    order by p.due_on, p.matter_id`.execute(read)
  return rows
}

/** How many files stand where, whatever states the view has chosen. */
export async function countFiles(read: ReadTrx, filter: FileFilter): Promise<ReadonlyMap<FileState, number>> {
  const { rows } = await sql<{ state: FileState; n: string }>`
    select f.file_state as state, count(*) as n from (${filesOf(filter)}) f group by 1`.execute(read)
  return new Map(rows.map(({ state, n }) => [state, Number(n)]))
}
