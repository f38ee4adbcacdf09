import { displayDate } from '../../domain/calendar/display-date.ts'
import { foldName, nameKey } from '../../linkage/name-key.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { listName } from '../cases/index.ts'
import { type Child, listChildren } from '../children/index.ts'
import {
  findLikeChildren,
  type Looking,
  listEntriesOfChildren,
  listMattersOfChildren,
  type MatterOfChild,
} from './like-children.store.ts'
import { sexInWords } from './search.form.ts'
import type { LostPupilSearch } from './searches.store.ts'

/** One thing about the two children, beside each other. */
export interface Compared {
  readonly what: string
  readonly asked: string
  readonly held: string
  /** Undefined where one side does not say. */
  readonly same: boolean | undefined
}

/** A child on record who may be the one that is sought. */
export interface LikeChild {
  readonly child: Child
  readonly compared: readonly Compared[]
  readonly matters: readonly MatterOfChild[]
  /** On the roll of a school other than the one that asks. */
  readonly onAnotherRoll: string | undefined
}

/** The authority's own look, which comes before any answer: who on record may be the child, side by side. */
export async function lookForChild(
  read: ReadTrx,
  search: LostPupilSearch,
  how: Looking,
): Promise<readonly LikeChild[]> {
  const found = await findLikeChildren(read, search, how)
  // The record that the school itself pointed at, and that of the case, belong to the look however they are named.
  const ids = [...new Set([...(search.childId === null ? [] : [search.childId]), ...found])]
  const children = new Map((await listChildren(read, ids)).map((child) => [child.id, child]))
  const matters = await listMattersOfChildren(read, ids)
  const entries = await listEntriesOfChildren(read, ids)
  return ids.flatMap((id) => {
    const child = children.get(id)
    if (child === undefined) return []
    const own = entries.filter(({ childId }) => childId === id)
    const onRoll = own.filter(({ endedOn }) => endedOn === null)
    const schools = own.map(
      ({ schoolName, endedOn }) =>
        `${schoolName}${endedOn === null ? ', on roll' : `, until ${displayDate(endedOn)}`}`,
    )
    return [
      {
        child,
        compared: compare(search, child, schools.slice(0, 4).join('; ')),
        matters: matters.filter(({ childId }) => childId === id),
        onAnotherRoll: onRoll.find(({ schoolUrn }) => schoolUrn !== search.schoolUrn)?.schoolName,
      },
    ]
  })
}

function compare(search: LostPupilSearch, child: Child, schools: string): readonly Compared[] {
  const held = [child.givenName, child.middleNames].filter(Boolean).join(' ')
  const others = [child.formerFamilyName, child.knownAs].filter(Boolean).join(', ')
  return [
    {
      what: 'Name',
      asked: listName(search),
      held: listName({ ...child, givenName: held }),
      same: nameKey(search.givenName, search.familyName) === nameKey(held, child.familyName),
    },
    {
      what: 'Other names',
      asked: search.formerNames ?? 'none given',
      held: others || 'none on file',
      same: overlap(search.formerNames, `${child.familyName} ${others}`),
    },
    {
      what: 'Date of birth',
      asked: displayDate(search.bornOn),
      held: displayDate(child.bornOn),
      same: search.bornOn === child.bornOn,
    },
    {
      what: 'Sex',
      asked: sexInWords(search.sex),
      held: sexInWords(child.sex),
      same: known(search.sex) && known(child.sex) ? search.sex === child.sex : undefined,
    },
    {
      what: 'UPN',
      asked: search.upn ?? 'not known',
      held: child.upn ?? 'not known',
      same: search.upn === null || child.upn === null ? undefined : search.upn === child.upn,
    },
    {
      what: 'School',
      asked: search.seenLast ?? 'not said',
      held: schools || 'none on file',
      same: undefined,
    },
  ]
}

function known(sex: LostPupilSearch['sex']): boolean {
  return sex !== null && sex !== 'not-stated'
}

function overlap(formerNames: string | null, held: string): boolean | undefined {
  if (formerNames === null) return undefined
  const words = new Set(foldName(held).split(' '))
  return foldName(formerNames)
    .split(' ')
    .some((word) => word !== '' && words.has(word))
    ? true
    : undefined
}
