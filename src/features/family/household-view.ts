import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isStateId, stateOf } from '../../domain/case/process-states.ts'
import { whyParentInEducationLaw } from '../../domain/child/parent-in-education-law.ts'
import { ageOn } from '../../domain/child/year-group.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { kindWords, listOpenMattersOf, matterPaths, namesOf } from '../cases/index.ts'
import {
  type Child,
  type HomeLine,
  homesOn,
  listSiblings,
  type SameHome,
  sameHome,
} from '../children/index.ts'
import { type ContactLine, listContactLines, schoolsOn } from './household.store.ts'

export interface AdultLine extends ContactLine {
  /** Why education law counts this person as a parent, in words. */
  readonly parentBecause: string | undefined
  readonly recordedByName: string | undefined
}

export interface SiblingInFamily {
  readonly childId: string
  readonly name: string
  readonly age: number
  readonly home: SameHome
  readonly schools: readonly string[]
  readonly matters: readonly {
    readonly id: string
    readonly kind: string
    readonly text: string
    readonly href: string
  }[]
}

/** A child's family on a day: who lived with the child, brothers and sisters, and every adult with what is known. */
export interface Household {
  readonly on: PlainDate
  readonly home: HomeLine | undefined
  readonly adults: readonly AdultLine[]
  /** Lines that held before, or that no longer hold. */
  readonly former: readonly AdultLine[]
  readonly siblings: readonly SiblingInFamily[]
}

export async function loadHousehold(
  read: ReadTrx,
  child: Pick<Child, 'id' | 'familyId'>,
  on: PlainDate,
): Promise<Household> {
  const lines = await listContactLines(read, child.id)
  const names = await namesOf(
    read,
    lines.map((line) => line.recordedBy),
  )
  const adults = lines.map((line) => ({
    ...line,
    parentBecause: whyParentInEducationLaw(line),
    recordedByName: line.recordedBy === null ? undefined : names.get(line.recordedBy),
  }))
  const heldOn = (line: ContactLine) => line.fromOn <= on && (line.untilOn === null || line.untilOn > on)
  const siblings = await listSiblings(read, child)
  const ids = siblings.map(({ id }) => id)
  const homes = await homesOn(read, [child.id, ...ids], on)
  const schools = await schoolsOn(read, ids, on)
  const matters = await listOpenMattersOf(read, ids)
  const home = homes.get(child.id)
  return {
    on,
    home,
    adults: adults.filter(heldOn),
    former: adults.filter((line) => !heldOn(line)),
    siblings: siblings.map((sibling) => ({
      childId: sibling.id,
      name: sibling.givenName,
      age: ageOn(sibling.bornOn, on),
      home: sameHome(home, homes.get(sibling.id)),
      schools: schools.filter(({ childId }) => childId === sibling.id).map(({ name }) => name),
      matters: matters
        .filter(({ childId }) => childId === sibling.id)
        .map(({ id, kind, state }) => ({
          id,
          kind,
          text: `${kindWords(kind)}: ${isStateId(state) ? stateOf(state).label : state}`,
          href: matterPaths.matter(id),
        })),
    })),
  }
}
