import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { type Db, inTransaction } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import type { Packs } from '../../rules/packs.ts'
import {
  addOrganisations,
  listOpenSchools,
  type NewOrganisation,
  saveAuthority,
} from './authorities.store.ts'

export interface AddedAuthority {
  readonly name: string
  readonly organisations: number
  readonly schools: number
}

const TEAMS = [
  ['cme-team', 'Children Missing Education team'],
  ['admissions', 'School Admissions'],
  ['home-education-team', 'Elective Home Education team'],
  ['virtual-school', 'Virtual School'],
] as const

/**
 * Sets an authority up from its pack: its own teams, its investigating teams, and each of its open schools of the
 * national register. Running it again adds what is new and changes nothing else.
 *
 * @refuses AUTHORITY_NOT_KNOWN, NO_SCHOOLS when the register was not imported yet
 */
export async function addAuthority(
  { db, packs }: { readonly db: Db; readonly packs: Packs },
  pack: string,
  today: PlainDate,
  now: Date,
): Promise<Result<AddedAuthority>> {
  const authority = packs.authorities().find(({ key }) => key === pack)
  if (authority === undefined) {
    const known = packs.authorities().map(({ key }) => key)
    return refuse({
      code: 'AUTHORITY_NOT_KNOWN',
      message: `No pack of an authority is called ${pack}. There are ${known.join(', ')}.`,
    })
  }
  const laId = Number(authority.code)
  return inTransaction(db, systemOf(laId), async (trx) => {
    const schools = await listOpenSchools(trx, authority.code)
    if (schools.length === 0) {
      return refuse({
        code: 'NO_SCHOOLS',
        message: `The register holds no open school of ${authority.name}. Import it first: onroll import gias FILE.`,
      })
    }
    await saveAuthority(trx, { id: laId, code: authority.code, name: authority.name, pack })
    const make = (
      kind: string,
      key: string,
      name: string,
      schoolUrn: number | null = null,
    ): NewOrganisation => ({
      id: newId(now),
      kind,
      key,
      name,
      schoolUrn,
    })
    const added = await addOrganisations(
      trx,
      laId,
      [
        ...TEAMS.map(([kind, name]) => make(kind, kind, name)),
        make('authority', 'authority', authority.name),
        ...packs
          .rulesAt(today, pack)
          .teams()
          .map(({ value }) => make('investigating-team', value.id, value.name)),
        ...schools.map(({ urn, name }) => make('school', `school-${urn}`, name, urn)),
      ],
      today,
    )
    return ok({ name: authority.name, organisations: added, schools: schools.length })
  })
}
