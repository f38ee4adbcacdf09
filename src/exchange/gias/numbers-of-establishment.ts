import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { GiasEstablishment } from './gias-establishment.ts'

/** A seven-digit number that an establishment carries or carried. */
export interface EstablishmentNumberSpan {
  readonly laestab: string
  readonly from?: PlainDate
  readonly until?: PlainDate
  /** `inferred` is a guess and must not be used before it is confirmed. */
  readonly basis: 'stated' | 'previous' | 'inferred'
}

/** All numbers one record speaks of: the present one first. GIAS does not say when a previous number ended. */
export function numbersOfEstablishment(establishment: GiasEstablishment): readonly EstablishmentNumberSpan[] {
  const { laCode, laestab, openOn, closeOn, previousLaCode, previousEstablishmentNumber } = establishment
  const dates = {
    ...(openOn === undefined ? {} : { from: openOn }),
    ...(closeOn === undefined ? {} : { until: closeOn }),
  }
  const numbers: EstablishmentNumberSpan[] = []
  const inferred = establishment.inferredEstablishmentNumber
  if (laestab !== undefined) numbers.push({ laestab, ...dates, basis: 'stated' })
  else if (inferred !== undefined) numbers.push({ laestab: laCode + inferred, ...dates, basis: 'inferred' })
  const previous = (previousLaCode ?? laCode) + (previousEstablishmentNumber ?? '')
  if (previousEstablishmentNumber !== undefined && previous !== laestab) {
    numbers.push({ laestab: previous, basis: 'previous' })
  }
  return numbers
}
