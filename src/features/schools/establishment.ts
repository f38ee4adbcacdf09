import type { PlainDate } from '../../domain/calendar/plain-date.ts'

/** One line of the national register of schools, as far as we keep it. An absent value was empty in the file. */
export interface Establishment {
  readonly urn: number
  /** Three digits. */
  readonly laCode: string
  readonly laName: string
  /** Four digits, as the register states it. */
  readonly establishmentNumber?: string
  /** Four digits, carried over from the predecessor where the register was silent. */
  readonly inferredNumber?: string
  readonly name: string
  readonly kind: string
  readonly status: string
  readonly phase?: string
  readonly openOn?: PlainDate
  readonly closeOn?: PlainDate
  readonly lowAge?: number
  readonly highAge?: number
  readonly gender?: string
  readonly street?: string
  readonly locality?: string
  readonly town?: string
  readonly postcode?: string
  readonly district?: string
  readonly trustName?: string
  readonly formerName?: string
  readonly predecessors: readonly number[]
  readonly successors: readonly number[]
}
