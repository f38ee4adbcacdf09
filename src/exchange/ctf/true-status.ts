import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { GiasEstablishment } from '../gias/gias-establishment.ts'

/** A school of the national register, with what is needed to tell whether its number is good on a day. */
export interface DestinationSchool
  extends Pick<GiasEstablishment, 'urn' | 'name' | 'type' | 'typeGroup' | 'status' | 'openOn' | 'closeOn'> {
  /** Numbers with the days on which they held. The one in force on the day is used; a guess never is. */
  readonly numbers: readonly {
    readonly laestab: string
    readonly from?: PlainDate
    readonly until?: PlainDate
    readonly basis?: string
  }[]
  readonly predecessors?: readonly RelatedSchool[]
  readonly successors?: readonly RelatedSchool[]
}

/** A school before or after another one. */
export interface RelatedSchool {
  readonly urn: number
  readonly name: string
  readonly laestab?: string
}

/**
 * Where a child who leaves a roll truly goes. The register keeps it, whatever code a transfer file carries.
 *
 * @law  policy 4.11 (what to record), 4.12 (new school unknown)
 */
export type TrueStatus =
  /** A school of England or Wales, independent ones too. */
  | { readonly kind: 'school'; readonly school: DestinationSchool }
  /** An independent school that the national register does not have. */
  | { readonly kind: 'independent-school'; readonly name: string; readonly locality: string }
  /** Scotland, Northern Ireland and the other territories of the policy, or another country. */
  | {
      readonly kind: 'outside-england-and-wales'
      readonly territory: string
      readonly schoolName?: string
      readonly locality?: string
    }
  | { readonly kind: 'unknown' }
