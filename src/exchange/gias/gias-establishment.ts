import type { PlainDate } from '../../domain/calendar/plain-date.ts'

/**
 * One establishment as Get Information About Schools states it. Names, not codes: the codes of the CSV and those of the
 * service differ. Head teachers, telephone numbers and addresses of web pages are not read.
 */
export interface GiasEstablishment {
  /** Identity of the record. A school that becomes an academy gets a new one. */
  readonly urn: number
  /** Three digits. */
  readonly laCode: string
  readonly laName: string
  /** Four digits, meaningful only inside the authority. */
  readonly establishmentNumber?: string
  /** The seven-digit DfE number: authority and establishment number. Not a stable key. */
  readonly laestab?: string
  readonly name: string
  /** "Community school", "Academy converter" and so on; empty when the file does not say. */
  readonly type: string
  readonly typeGroup?: string
  /** "Open", "Closed", "Open, but proposed to close", "Proposed to open". */
  readonly status: string
  readonly openOn?: PlainDate
  readonly closeOn?: PlainDate
  readonly phase: string
  /** Years of age. */
  readonly lowAge?: number
  readonly highAge?: number
  readonly gender?: string
  readonly religiousCharacter?: string
  readonly street?: string
  readonly locality?: string
  readonly address3?: string
  readonly town?: string
  readonly county?: string
  readonly postcode?: string
  readonly district?: string
  readonly country?: string
  readonly trustName?: string
  readonly uprn?: string
  readonly previousLaCode?: string
  readonly previousLaName?: string
  readonly previousEstablishmentNumber?: string
  /** Only in extracts joined from several sources. */
  readonly predecessorUrns?: readonly number[]
  readonly successorUrns?: readonly number[]
  /** A guess, never to be used as a number before somebody has confirmed it. */
  readonly inferredEstablishmentNumber?: string
  readonly formerName?: string
  readonly basis?: string
}

/** One line of the links file: how a record follows from another. */
export interface GiasLink {
  readonly urn: number
  readonly linkedUrn: number
  readonly linkedName: string
  /** What the linked record is to the first one. `other`: sixth-form centres, children of a federation and the like. */
  readonly kind: 'predecessor' | 'successor' | 'other'
  /** The file's own words, such as "Predecessor - amalgamated". */
  readonly type: string
  readonly establishedOn?: PlainDate
}
