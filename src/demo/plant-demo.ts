import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { passThePast } from '../features/follow-up/index.ts'
import { calendarFor } from '../features/schools/index.ts'
import type { Deps } from '../features/slice.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { systemOf } from '../platform/auth/asker.ts'
import { inTransaction, type Trx } from '../platform/db/in-transaction.ts'
import type { PackAuthority } from '../rules/packs.ts'
import { type Canary, withCanaries } from './canaries.ts'
import { insertAuthority, listOpenSchools, listTakenNumbers, setCounter, setDemoClock } from './demo.store.ts'
import { loadForenames } from './demo-names.ts'
import { upnMaker } from './demo-numbers.ts'
import { areasOf } from './demo-schools.ts'
import { type DemoFamily, type MakingFamilies, makeFamilies } from './make-families.ts'
import { plantOrganisations } from './plant-organisations.ts'
import { type Planting, plantFamilies } from './plant-population.ts'
import { plantReferenceData } from './plant-reference-data.ts'
import { randomFrom } from './random.ts'
import { plantStories } from './stories/plant-stories.ts'

export type DemoSize = 'small' | 'county'

export interface DemoPlan {
  readonly seed: number
  readonly size: DemoSize
  /** The day the made-up county stands on. */
  readonly today: PlainDate
  /** True when the clock of the demonstration is to stand on that day too, whatever the real one is. */
  readonly fixClock: boolean
  /** Puts a unique marker into each protected field. */
  readonly canaries?: boolean
}

const CHILDREN: Readonly<Record<DemoSize, number>> = { small: 2_000, county: 125_000 }
const TIMES_TOLD: Readonly<Record<DemoSize, number>> = { small: 1, county: 20 }
const FAMILIES_AT_ONCE = 800
/** Which pack's authority the county is. */
export const DEMO_PACK = 'staffordshire'

/**
 * Makes the whole county in one transaction: a demonstration that was killed while being made was never there.
 * @param deps  the worker's
 */
export async function plantDemo(
  deps: Deps,
  plan: DemoPlan,
  tell: (line: string) => void,
): Promise<readonly Canary[]> {
  const authority = deps.packs.authorities().find(({ key }) => key === DEMO_PACK)
  if (authority === undefined) throw new Error(`There is no pack ${DEMO_PACK} with an authority in it.`)
  return inTransaction(deps.db, systemOf(Number(authority.code)), (trx) =>
    plantCounty(trx, deps, authority, plan, tell),
  )
}

async function plantCounty(
  trx: Trx,
  deps: Deps,
  authority: PackAuthority,
  plan: DemoPlan,
  tell: (line: string) => void,
) {
  const laId = Number(authority.code)
  const at = new Date(`${plan.today}T06:00:00Z`)
  const random = randomFrom(plan.seed)
  await insertAuthority(trx, { id: laId, code: authority.code, name: authority.name, pack: authority.key })
  tell('reading schools, bank holidays and term dates')
  await plantReferenceData(trx, laId, at)
  tell('making up families')
  const schools = await listOpenSchools(trx, authority.code)
  const { bySchool, staffed } = await plantOrganisations(trx, {
    laId,
    authorityName: authority.name,
    pack: authority.key,
    packs: deps.packs,
    random: random.fork('organisations'),
    at,
    today: plan.today,
    schools,
  })
  const planting: Planting = { laId, random: random.fork('rows'), at, organisations: bySchool, next: 1 }
  const making: MakingFamilies = {
    random: random.fork('families'),
    today: plan.today,
    areas: areasOf(schools),
    forenames: loadForenames(),
    upns: upnMaker(authority.code, await listTakenNumbers(trx, authority.code)),
  }
  const canaries: Canary[] = []
  const families = makeFamilies(making)
  const marked = plan.canaries === true ? withCanaries(families, random.fork('canaries'), canaries) : families
  await plantAll(trx, planting, marked, CHILDREN[plan.size], tell)
  tell('telling stories')
  const calendar = await calendarFor(trx, { laId, schoolUrn: null })
  if (!calendar.ok) throw new Error(calendar.refusal.message)
  await plantStories(trx, {
    deps,
    laId,
    making: { ...making, random: random.fork('stories') },
    planting,
    staffed,
    calendar: calendar.value.calendar,
    times: TIMES_TOLD[plan.size],
    now: deps.clock.today() === plan.today ? deps.clock.now() : new Date(`${plan.today}T16:00:00Z`),
  })
  await setCounter(trx, laId, 'child', planting.next)
  await passThePast(trx, laId, plan.today)
  if (plan.fixClock) await setDemoClock(trx, plan.today)
  await recordAudit(trx, systemOf(laId), at, {
    action: 'make-demonstration',
    recordType: 'none',
    recordIds: [],
    outcome: 'done',
    detail: { seed: plan.seed, size: plan.size, children: planting.next - 1 },
  })
  return canaries
}

async function plantAll(
  trx: Trx,
  planting: Planting,
  families: Generator<DemoFamily, never>,
  wanted: number,
  tell: (line: string) => void,
): Promise<void> {
  while (planting.next <= wanted) {
    const batch: DemoFamily[] = []
    let left = wanted - planting.next + 1
    while (left > 0 && batch.length < FAMILIES_AT_ONCE) {
      const family = families.next().value
      batch.push(
        family.children.length > left ? { ...family, children: family.children.slice(0, left) } : family,
      )
      left -= family.children.length
    }
    await plantFamilies(trx, planting, batch)
    if (wanted > 10_000) tell(`${planting.next - 1} of ${wanted} children`)
  }
}
