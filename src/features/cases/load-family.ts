import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isStateId, stateOf } from '../../domain/case/process-states.ts'
import { ageOn, yearGroupName, yearGroupOf } from '../../domain/child/year-group.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { type Child, type Contact, currentSchoolsOf, listContacts, listSiblings } from '../children/index.ts'
import { matterPaths } from './matter.paths.ts'
import { listOpenMattersOf, schoolNames } from './sibling-matters.store.ts'

export interface SiblingLine {
  readonly childId: string
  readonly name: string
  readonly age: number
  /** "Year 4, Chancel Primary School"; "Not of school age". */
  readonly where: string
  readonly matters: readonly { readonly text: string; readonly href: string }[]
}

export interface FamilyView {
  readonly siblings: readonly SiblingLine[]
  readonly contacts: readonly Contact[]
}

/** Brothers and sisters and the people around them, as far as this person may see them. */
export async function loadFamily(trx: ReadTrx, child: Child, today: PlainDate): Promise<FamilyView> {
  const siblings = await listSiblings(trx, child)
  const ids = siblings.map(({ id }) => id)
  const schools = await currentSchoolsOf(trx, ids)
  const names = await schoolNames(trx, [...schools.values()])
  const matters = await listOpenMattersOf(trx, ids)
  return {
    contacts: await listContacts(trx, child.id),
    siblings: siblings.map((sibling) => ({
      childId: sibling.id,
      name: sibling.givenName,
      age: ageOn(sibling.bornOn, today),
      where: whereWords(sibling, today, names.get(schools.get(sibling.id) ?? 0)),
      matters: matters
        .filter((matter) => matter.childId === sibling.id)
        .map((matter) => ({
          text: `${kindWords(matter.kind)}: ${isStateId(matter.state) ? stateOf(matter.state).label : matter.state}`,
          href: matterPaths.matter(matter.id),
        })),
    })),
  }
}

const KIND: Readonly<Record<string, string>> = {
  'school-enquiry': 'Enquiry',
  'authority-case': 'Case',
  'home-education': 'Home education',
}

/** What a person calls a thread of work. */
export function kindWords(kind: string): string {
  return KIND[kind] ?? 'Matter'
}

function whereWords(child: Pick<Child, 'bornOn'>, today: PlainDate, school: string | undefined): string {
  const year = yearGroupOf(child.bornOn, today)
  const words = year === undefined ? undefined : yearGroupName(year)
  if (school !== undefined) return [words, school].filter(Boolean).join(', ')
  return words === undefined || words === 'Nursery' ? 'Not of school age' : `${words}, no school on file here`
}
