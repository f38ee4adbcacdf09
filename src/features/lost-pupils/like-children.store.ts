import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { nameKey } from '../../linkage/name-key.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { SoughtChild } from './searches.store.ts'

const MOST = 12
// Below it two names have little more in common than a syllable.
const LIKE_ENOUGH = 0.6

/** How a child was looked for: at which instant and in which request, for the audit line. */
export interface Looking {
  readonly at: Date
  readonly requestId: string
}

/**
 * Who on record may be the child that is sought, likest first: by number, by each name with the birth date, and by
 * name alone, since birth dates are mistyped too. Through the search door, which writes the audit line.
 */
export async function findLikeChildren(
  read: ReadTrx,
  sought: SoughtChild,
  how: Looking,
): Promise<readonly string[]> {
  const found = new Map<string, number>()
  const add = async (question: Question, atLeast: number, weight: number) => {
    for (const { childId, likeness } of await ask(read, question, how))
      if (likeness >= atLeast) found.set(childId, Math.max(found.get(childId) ?? 0, likeness + weight))
  }
  if (sought.upn !== null) await add({ upn: sought.upn }, 0, 4)
  for (const key of keysOf(sought)) {
    await add({ nameKey: key, bornOn: sought.bornOn }, 0, 2)
    await add({ nameKey: key }, LIKE_ENOUGH, 0)
  }
  return [...found]
    .toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, MOST)
    .map(([id]) => id)
}

interface Question {
  readonly upn?: string
  readonly nameKey?: string
  readonly bornOn?: PlainDate
}

async function ask(read: ReadTrx, question: Question, { at, requestId }: Looking) {
  const { rows } = await sql<{ childId: string; likeness: number }>`
    select child_id as "childId", likeness from onroll.find_children(${question.nameKey ?? null},
      ${question.bornOn ?? null}::date, ${question.upn ?? null}, null, ${MOST}, ${at}, ${requestId})`.execute(
    read,
  )
  return rows
}

const MOST_NAMES = 6

/** The child's name, and the same with each former name: as the surname, and as a whole name. */
function keysOf({ givenName, familyName, formerNames }: SoughtChild): readonly string[] {
  const former = (formerNames ?? '')
    .split(/[,;،、]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, MOST_NAMES)
  const keys = [
    nameKey(givenName, familyName),
    ...former.flatMap((name) => [nameKey(givenName, name), nameKey(name, '')]),
  ]
  return [...new Set(keys)].filter((key) => key.length > 1)
}

export interface MatterOfChild {
  readonly id: string
  readonly childId: string
  readonly reference: string
  readonly kind: 'school-enquiry' | 'authority-case' | 'home-education'
  readonly state: string
  readonly open: boolean
  readonly openedOn: PlainDate
}

/** Enquiries and cases of these children, open ones and ended ones, the newest first. */
export async function listMattersOfChildren(
  read: ReadTrx,
  childIds: readonly string[],
): Promise<readonly MatterOfChild[]> {
  if (childIds.length === 0) return []
  return (await read
    .selectFrom('matter as m')
    .innerJoin('matter_summary as s', (join) =>
      join.onRef('s.la_id', '=', 'm.la_id').onRef('s.matter_id', '=', 'm.id'),
    )
    .select([
      'm.id',
      'm.child_id as childId',
      'm.reference',
      'm.kind',
      's.state',
      's.open',
      'm.opened_on as openedOn',
    ])
    .where('m.child_id', 'in', [...childIds])
    .orderBy('s.open', 'desc')
    .orderBy('m.opened_on', 'desc')
    .limit(100)
    .execute()) as MatterOfChild[]
}

export interface EntryOfChild {
  readonly childId: string
  readonly schoolUrn: number
  readonly schoolName: string
  readonly startingOn: PlainDate
  readonly endedOn: PlainDate | null
}

/** Where these children are and were on roll, the newest first. */
export async function listEntriesOfChildren(
  read: ReadTrx,
  childIds: readonly string[],
): Promise<readonly EntryOfChild[]> {
  if (childIds.length === 0) return []
  return (await read
    .selectFrom('register_entry as r')
    .innerJoin('school as s', 's.urn', 'r.school_urn')
    .select([
      'r.child_id as childId',
      'r.school_urn as schoolUrn',
      's.name as schoolName',
      'r.starting_on as startingOn',
      'r.ended_on as endedOn',
    ])
    .where('r.child_id', 'in', [...childIds])
    .orderBy('r.starting_on', 'desc')
    .limit(100)
    .execute()) as EntryOfChild[]
}
