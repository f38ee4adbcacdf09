import type { GiasEstablishment } from './gias-establishment.ts'
import { isOpenStatus } from './school-sector.ts'

/** What has become of an establishment between two files. */
export type EstablishmentChangeKind =
  | 'appeared'
  | 'disappeared'
  | 'opened'
  | 'closed'
  | 'status-changed'
  | 'renamed'
  | 'renumbered'
  | 'moved'
  | 'dates-changed'
  | 'type-changed'
  | 'ages-changed'
  | 'trust-changed'
  | 'other'

/** One field of one establishment that differs. `appeared` and `disappeared` speak of the field `urn`. */
export interface EstablishmentChange {
  readonly urn: number
  readonly kind: EstablishmentChangeKind
  readonly field: keyof GiasEstablishment
  readonly was?: string
  readonly isNow?: string
}

const KINDS: Partial<Record<keyof GiasEstablishment, EstablishmentChangeKind>> = {
  name: 'renamed',
  laCode: 'renumbered',
  establishmentNumber: 'renumbered',
  street: 'moved',
  locality: 'moved',
  address3: 'moved',
  town: 'moved',
  county: 'moved',
  postcode: 'moved',
  uprn: 'moved',
  openOn: 'dates-changed',
  closeOn: 'dates-changed',
  type: 'type-changed',
  typeGroup: 'type-changed',
  lowAge: 'ages-changed',
  highAge: 'ages-changed',
  phase: 'ages-changed',
  trustName: 'trust-changed',
  gender: 'other',
  religiousCharacter: 'other',
  district: 'other',
}

/**
 * What differs between two readings of the national register, in the order of `next`, then those no longer there.
 * A field that neither file's header had is not a change; the caller leaves such fields out by `ignore`.
 *
 * @param ignore  fields not compared, because one of the files does not have their column
 */
export function compareEstablishments(
  previous: Iterable<GiasEstablishment>,
  next: Iterable<GiasEstablishment>,
  ignore: ReadonlySet<keyof GiasEstablishment> = new Set(),
): readonly EstablishmentChange[] {
  const before = new Map<number, GiasEstablishment>()
  for (const establishment of previous) before.set(establishment.urn, establishment)
  const changes: EstablishmentChange[] = []
  for (const now of next) {
    const was = before.get(now.urn)
    before.delete(now.urn)
    if (was === undefined) changes.push({ urn: now.urn, kind: 'appeared', field: 'urn', isNow: now.name })
    else changes.push(...changesOf(was, now, ignore))
  }
  for (const { urn, name } of before.values())
    changes.push({ urn, kind: 'disappeared', field: 'urn', was: name })
  return changes
}

function changesOf(
  was: GiasEstablishment,
  now: GiasEstablishment,
  ignore: ReadonlySet<keyof GiasEstablishment>,
): readonly EstablishmentChange[] {
  const changes: EstablishmentChange[] = []
  const compare = (field: keyof GiasEstablishment, kind: EstablishmentChangeKind) => {
    const [a, b] = [was[field], now[field]]
    if (a === b || ignore.has(field)) return
    changes.push({
      urn: now.urn,
      kind,
      field,
      ...(a === undefined ? {} : { was: String(a) }),
      ...(b === undefined ? {} : { isNow: String(b) }),
    })
  }
  compare('status', statusChange(was.status, now.status))
  for (const [field, kind] of KIND_LIST) compare(field, kind)
  return changes
}

const KIND_LIST = Object.entries(KINDS) as [keyof GiasEstablishment, EstablishmentChangeKind][]

function statusChange(was: string, now: string): EstablishmentChangeKind {
  if (isOpenStatus(was) === isOpenStatus(now)) return 'status-changed'
  return isOpenStatus(now) ? 'opened' : 'closed'
}
