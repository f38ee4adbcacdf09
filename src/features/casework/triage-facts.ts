import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import type { TriageFact, TriageRule } from '../../domain/case/triage-rules.ts'
import { isOfCompulsorySchoolAge } from '../../domain/child/compulsory-school-age.ts'
import { yearGroupOf } from '../../domain/child/year-group.ts'
import type { ActContext } from '../cases/index.ts'
import { listEntriesOfChild, listFlags } from '../children/index.ts'
import { countHomes } from './homes-of-year.store.ts'

/** The authority's rules of triage as they stand on the day the case began; none where its pack has none. */
export function triageRules({ deps, by, matter }: ActContext): readonly TriageRule[] {
  return deps.packs
    .rulesAt(matter.openedOn, by.pack)
    .under<readonly TriageRule[]>('triage-rules')
    .flatMap(({ value }) => value)
}

/** What is known of the child that a rule may rest on, each with how it is known. */
export async function triageFacts(context: ActContext): Promise<readonly TriageFact[]> {
  const flags = await listFlags(context.trx, context.child.id)
  return [
    ...flags.map(({ code, source, fromOn }) => ({
      fact: code,
      known: `on the record since ${displayDate(fromOn)}, from ${source}`,
    })),
    ...(await factsOfRegisters(context)),
    ...(await factsOfMoves(context)),
  ]
}

async function factsOfRegisters({ deps, trx, by, child, today }: ActContext): Promise<readonly TriageFact[]> {
  const entries = await listEntriesOfChild(trx, child.id)
  const unsaid = entries.filter(({ endedOn, ground }) => endedOn !== null && ground === null)
  const improper = unsaid.map(({ schoolName, endedOn }) => ({
    fact: 'improper-removal',
    known: `${schoolName} ended its entry${endedOn === null ? '' : ` on ${displayDate(endedOn)}`} and gave no ground`,
  }))
  if (entries.some(({ endedOn }) => endedOn === null || endedOn >= today)) return improper
  const rules = deps.packs.rulesAt(today, by.pack).compulsorySchoolAge()
  const ofAge = rules.ok ? isOfCompulsorySchoolAge(child.bornOn, today, rules.value.value) : rules
  const known = 'no school has the child on its register today'
  return [
    ...improper,
    { fact: 'status-unknown', known },
    ...(ofAge.ok && ofAge.value && entries.length === 0
      ? [{ fact: 'not-registered-at-school-age', known: 'no register entry of any school is on record' }]
      : []),
    ...(yearGroupOf(child.bornOn, today) === '7' ? [{ fact: 'not-registered-year-7', known }] : []),
  ]
}

const DAYS_OF_A_YEAR = 365

async function factsOfMoves({ deps, trx, by, child, today }: ActContext): Promise<readonly TriageFact[]> {
  const enough = deps.packs.rulesAt(today, by.pack).rule<number>('case/frequent-moves')
  if (!enough.ok) return []
  const homes = await countHomes(trx, child.id, addDays(today, -DAYS_OF_A_YEAR))
  return homes >= enough.value.value
    ? [{ fact: 'frequent-moves', known: `${homes} homes on record within a year` }]
    : []
}
