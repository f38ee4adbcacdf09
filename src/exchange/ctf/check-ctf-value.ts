import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { isUln } from '../../domain/child/unique-learner-number.ts'
import { checkUpn } from '../../domain/child/unique-pupil-number.ts'
import type { ProblemSeverity } from '../file-problem.ts'
import type { CtfCheck } from './ctf-shape.ts'

/** What is wrong with a value. */
export interface ValueFault {
  readonly code: string
  readonly severity: ProblemSeverity
  readonly expected: string
}

/**
 * Judges one text of the format. Numbers of pupils are only ever warned about: a child is never turned away for one.
 * @returns undefined when there is nothing to say
 */
export function checkCtfValue(check: CtfCheck, value: string): ValueFault | undefined {
  if (value === '')
    return check === 'date' ? fault('DATE_NOT_READ', 'error', 'a day as YYYY-MM-DD') : undefined
  return CHECKS[check](value)
}

/** Whether a text is `YYYY-MM-DDThh:mm:ss`, a moment that exists. */
export function isCtfDateTime(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.exec(text)
  return match !== null && parsePlainDate(match[1] ?? '') !== undefined
}

const CHECKS: Readonly<Record<CtfCheck, (value: string) => ValueFault | undefined>> = {
  upn(value) {
    const { valid, expectedCheck } = checkUpn(value)
    if (valid) return undefined
    if (expectedCheck === undefined) {
      return fault('UPN_PATTERN', 'warning', 'a letter and 12 digits, or 11 digits and a letter')
    }
    return fault('UPN_CHECK_LETTER', 'warning', `the check letter ${expectedCheck}`)
  },
  uln: (value) =>
    isUln(value) ? undefined : fault('ULN_NOT_VALID', 'warning', 'ten digits with a right check digit'),
  date(value) {
    return parsePlainDate(value) === undefined
      ? fault('DATE_NOT_READ', 'error', 'a day that exists, as YYYY-MM-DD')
      : undefined
  },
  'date-time'(value) {
    return isCtfDateTime(value) ? undefined : fault('DATE_TIME_NOT_READ', 'warning', 'YYYY-MM-DDThh:mm:ss')
  },
  la: (value) => (/^(\d{3}|XXX)$/.test(value) ? undefined : fault('LA_NOT_READ', 'warning', 'three digits')),
  establishment(value) {
    const isNumber = /^(\d{4}|LLLL|XXXX)$/.test(value)
    return isNumber ? undefined : fault('ESTABLISHMENT_NOT_READ', 'warning', 'four digits')
  },
  sex: (value) => (/^[MF]$/.test(value) ? undefined : fault('SEX_NOT_READ', 'warning', 'M or F')),
}

function fault(code: string, severity: ProblemSeverity, expected: string): ValueFault {
  return { code, severity, expected }
}
