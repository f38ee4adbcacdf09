import { displayDate } from '../../domain/calendar/display-date.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { getPackOf } from '../cases/index.ts'
import { composeMessage } from '../letters/index.ts'
import type { Deps } from '../slice.ts'
import { type Absence, type Standing, standingOfPeople } from './absence.store.ts'

/** Tells both: who takes the work over, and whose it is; how much, never what or about whom. */
export async function tellAboutAbsence(
  deps: Deps,
  trx: Trx,
  by: Asker,
  absence: Absence,
  what: 'begins' | 'ends',
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  const people = await standingOfPeople(trx, [absence.accountId, ...counts.keys()], deps.clock.today())
  const pack = await getPackOf(trx, by.laId)
  const tell = async (to: Standing | undefined, lead: string) => {
    if (to === undefined) return
    await composeMessage(deps, trx, by, {
      template: what === 'begins' ? 'work-handed-over' : 'work-handed-back',
      pack,
      to,
      organisationId: absence.organisationId,
      effectKey: `absence ${absence.id} ${what} ${to.accountId}`,
      facts: { lead, link: `${deps.publicAddress ?? ''}/` },
    })
  }
  const until =
    absence.untilOn === null ? 'until further notice' : `up to and including ${displayDate(absence.untilOn)}`
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (what === 'begins') {
    await tell(
      people.get(absence.accountId),
      all === 0
        ? `You are away ${until}. You own nothing that is open.`
        : `You are away ${until}. ${things(all)} that you own went to ${namesOf(people, counts)}, and will come back to you.`,
    )
    for (const [accountId, count] of counts)
      await tell(
        people.get(accountId),
        `${absence.name} is away ${until}. You look after ${things(count)} meanwhile.`,
      )
    return
  }
  await tell(
    people.get(absence.accountId),
    `You are back. ${things(all)} ${all === 1 ? 'is' : 'are'} yours again.`,
  )
  for (const [accountId, count] of counts)
    await tell(people.get(accountId), `${absence.name} is back and looks after ${things(count)} again.`)
}

const things = (count: number): string =>
  count === 0 ? 'Nothing' : `${count} open ${count === 1 ? 'matter' : 'matters'}`

function namesOf(people: ReadonlyMap<string, Standing>, counts: ReadonlyMap<string, number>): string {
  const names = [...counts.keys()].flatMap((id) => people.get(id)?.name ?? [])
  return names.length === 0 ? 'nobody' : names.join(', ')
}
