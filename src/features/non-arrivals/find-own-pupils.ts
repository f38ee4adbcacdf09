import { foldName, nameKey } from '../../linkage/name-key.ts'
import { type Child, listChildren } from '../children/index.ts'
import type { StepContext } from './journey.ts'
import { findOpenEnquiry, type OpenEnquiry, searchOwnChildren } from './non-arrivals.store.ts'
import type { PupilAnswer } from './pupil.step.ts'

/** A pupil of the school who may be the one reported, and what makes one think so. */
export interface OwnPupil {
  readonly child: Child
  readonly because: string
  /** The school's enquiry about this pupil that is open already. */
  readonly enquiry: OpenEnquiry | undefined
}

// Below it two names have little more in common than a syllable.
const LIKE_ENOUGH = 0.55
const MOST = 8

/** Who of the school's own pupils looks like the reported one, likest first: same number, same birthday or a name alike. */
export async function findOwnPupils(context: StepContext, pupil: PupilAnswer): Promise<readonly OwnPupil[]> {
  const { trx, now, requestId, by } = context
  const search = (by: { upn?: string; nameKey?: string; bornOn?: string }) =>
    searchOwnChildren(trx, by, now, requestId)
  const likeness = new Map<string, number>()
  const add = (rows: Awaited<ReturnType<typeof search>>, atLeast: number) => {
    for (const row of rows)
      if (row.likeness >= atLeast)
        likeness.set(row.childId, Math.max(likeness.get(row.childId) ?? 0, row.likeness))
  }
  if (pupil.upn) add(await search({ upn: pupil.upn }), 0)
  for (const key of keysOf(pupil)) {
    add(await search({ nameKey: key, bornOn: pupil.bornOn }), 0)
    add(await search({ nameKey: key }), LIKE_ENOUGH)
  }
  const children = await listChildren(trx, [...likeness.keys()])
  const ranked = children
    .toSorted((a, b) => rank(b, pupil, likeness) - rank(a, pupil, likeness))
    .slice(0, MOST)
  return Promise.all(
    ranked.map(async (child) => ({
      child,
      because: reason(child, pupil),
      enquiry: await findOpenEnquiry(trx, child.id, by.schoolUrn ?? 0),
    })),
  )
}

function keysOf(pupil: PupilAnswer): readonly string[] {
  const given = [pupil.givenName, pupil.knownAs].filter((name) => name !== undefined)
  const family = [pupil.familyName, pupil.formerFamilyName].filter((name) => name !== undefined)
  const keys = given.flatMap((first) => family.map((last) => nameKey(first, last)))
  return [...new Set(keys)].filter((key) => key !== '')
}

function rank(child: Child, pupil: PupilAnswer, likeness: ReadonlyMap<string, number>): number {
  const sameUpn = pupil.upn !== undefined && child.upn === pupil.upn
  return (sameUpn ? 4 : 0) + (child.bornOn === pupil.bornOn ? 2 : 0) + (likeness.get(child.id) ?? 0)
}

function reason(child: Child, pupil: PupilAnswer): string {
  const same = [
    pupil.upn !== undefined && child.upn === pupil.upn ? 'same UPN' : '',
    child.bornOn === pupil.bornOn ? 'same birthday' : '',
    foldName(child.familyName) === foldName(pupil.familyName) ? 'same surname' : '',
  ].filter((words) => words !== '')
  return same.length > 0 ? same.join(', ') : 'a name like it'
}
