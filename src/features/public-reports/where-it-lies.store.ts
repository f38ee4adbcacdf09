import { sql } from 'kysely'
import type { Db, ReadTrx } from '../../platform/db/in-transaction.ts'
import type { Rules } from '../../rules/rules-on-day.ts'

const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?) ?[0-9][A-Z]{2}$/

/** Where a postcode of another authority lies, as the schools near it tell; `name` is missing where none is known. */
export interface OtherAuthority {
  readonly name: string | undefined
}

/** Undefined for a postcode that may be ours, or that is none. A guess for a person to check, never a refusal. */
export async function otherAuthorityOf(
  read: Db | ReadTrx,
  rules: Rules,
  postcode: string,
): Promise<OtherAuthority | undefined> {
  const outcode = POSTCODE.exec(postcode.trim().toUpperCase())?.[1]
  if (outcode === undefined) return undefined
  const { candidates, mayBeElsewhere } = rules.districtsOfPostcode(postcode)
  if (candidates.length > 0 || !mayBeElsewhere) return undefined
  const { rows } = await sql<{ la_name: string }>`
    select la_name from school where postcode like ${`${outcode} %`} and la_name is not null
    group by la_name order by count(*) desc, la_name limit 1`.execute(read)
  return { name: rows[0]?.la_name }
}
