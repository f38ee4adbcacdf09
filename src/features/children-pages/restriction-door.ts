import { sql } from 'kysely'
import { may } from '../../platform/auth/roles.ts'
import { matterPaths } from '../cases/index.ts'
import type { Ask } from '../slice.ts'
import type { RestrictionDoor } from './child.page.tsx'

/** What this person is offered about whereabouts: to restrict them, to look in an emergency, or nothing at all. */
export async function restrictionDoor(ask: Ask, childId: string): Promise<RestrictionDoor | undefined> {
  const { trx, by, hidden } = ask
  if (!may(by.role, 'manage-restriction')) return undefined
  const here = matterPaths.child(childId)
  const { rows } = await sql<{
    kept: boolean
    until: Date | null
  }>`select onroll.may_break_glass(${childId}) as kept,
    (select max(g.until_at) from break_glass g where g.child_id = ${childId} and g.account_id = ${by.accountId}
      and g.ended_at is null and g.until_at > ${ask.now}) as until`.execute(trx)
  const found = rows[0]
  if (found?.until) return { kind: 'emergency', until: found.until, endHref: `${here}/emergency/end`, hidden }
  return found?.kept === true
    ? { kind: 'link', href: `${here}/emergency`, text: 'In an emergency: look at what is kept back' }
    : { kind: 'link', href: `${here}/restriction`, text: 'Who may see where this family is' }
}
