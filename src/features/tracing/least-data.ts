import { displayDate } from '../../domain/calendar/display-date.ts'
import { partsOf } from '../../domain/calendar/plain-date.ts'
import { whyParentInEducationLaw } from '../../domain/child/parent-in-education-law.ts'
import type { ToldItem } from '../../domain/enquiry/enquiry-check.ts'
import type { ActContext } from '../cases/index.ts'
import {
  findAddress,
  hasProtectedAddress,
  listContacts,
  listEntriesOfChild,
  listSiblings,
} from '../children/index.ts'
import type { ToldLine } from './tracing.store.ts'

export interface LeastData {
  readonly told: readonly ToldLine[]
  /** What the source would need and is not told, with the reason. */
  readonly kept: readonly string[]
}

/**
 * What a source is told of a child: what the pack lists for it and nothing else. Where the home must stay secret,
 * nothing that could lead to it goes out, whoever asks.
 */
export async function leastData(
  { trx, child }: Pick<ActContext, 'trx' | 'child'>,
  items: readonly ToldItem[],
): Promise<LeastData> {
  const hidden = await hasProtectedAddress(trx, child.id)
  const told: ToldLine[] = []
  const kept: string[] = []
  for (const item of items) {
    if (hidden && PLACES.has(item)) {
      kept.push(`${LABELS[item]}: kept back, because the home must stay secret`)
      continue
    }
    const value = await itemOf(item, { trx, child })
    if (value === undefined) kept.push(`${LABELS[item]}: not on file`)
    else told.push({ label: LABELS[item], value })
  }
  return { told, kept }
}

const PLACES: ReadonlySet<ToldItem> = new Set(['address', 'school', 'siblings', 'parents'])

export const LABELS: Readonly<Record<ToldItem, string>> = {
  name: 'Name',
  'birth-date': 'Born',
  address: 'Last known address',
  parents: 'Parents',
  siblings: 'Brothers and sisters',
  school: 'Last school',
  upn: 'Unique pupil number',
}

async function itemOf(
  item: ToldItem,
  { trx, child }: Pick<ActContext, 'trx' | 'child'>,
): Promise<string | undefined> {
  switch (item) {
    case 'name':
      return [child.givenName, child.middleNames, child.familyName].filter(Boolean).join(' ')
    case 'birth-date':
      return displayDate(child.bornOn)
    case 'upn':
      return child.upn ?? undefined
    case 'address': {
      const address = await findAddress(trx, child.id)
      return address && [address.lines, address.postcode].filter(Boolean).join(', ')
    }
    case 'parents': {
      const parents = (await listContacts(trx, child.id)).filter((each) => whyParentInEducationLaw(each))
      return parents.map(({ name }) => name).join(', ') || undefined
    }
    case 'siblings': {
      const siblings = []
      for (const each of await listSiblings(trx, child))
        if (!(await hasProtectedAddress(trx, each.id))) siblings.push(each)
      return (
        siblings
          .map((each) => `${each.givenName} ${each.familyName}, born ${displayDate(each.bornOn)}`)
          .join('; ') || undefined
      )
    }
    case 'school': {
      const [last] = await listEntriesOfChild(trx, child.id)
      return last?.schoolName
    }
  }
}

/** "RT": what a partner repeats to show that it answers about this child. */
export function initialsOf(child: { readonly givenName: string; readonly familyName: string }): string {
  return [child.givenName, child.familyName].map((name) => name.trim().charAt(0).toUpperCase()).join('')
}

export function bornYearOf(child: { readonly bornOn: Parameters<typeof partsOf>[0] }): number {
  return partsOf(child.bornOn).year
}
