import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { parseDateText } from '../../domain/calendar/typed-date.ts'
import type { AuditFilter } from './audit-trail.store.ts'

export const OUTCOMES = ['done', 'refused', 'not-found', 'failed'] as const

/** The filter as typed, for showing again; only ids, codes and days, never a name. */
export interface TypedFilter {
  readonly record: string
  readonly account: string
  readonly action: string
  readonly outcome: string
  readonly from: string
  readonly until: string
  readonly before: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const RECORD = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{1,9})$/i

export function typedFilter(query: URLSearchParams): TypedFilter {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 100)
  return {
    record: text('record'),
    account: text('account'),
    action: text('action'),
    outcome: text('outcome'),
    from: text('from'),
    until: text('until'),
    before: text('before'),
  }
}

/** What of the filter can be asked. What cannot be understood is named, and not silently left out. */
export function readFilter(
  typed: TypedFilter,
  startOfDay: (day: PlainDate) => Date,
): { readonly filter: AuditFilter; readonly problems: readonly string[] } {
  const problems: string[] = []
  const pick = (name: keyof TypedFilter, pattern: RegExp, message: string): string | undefined => {
    if (typed[name] === '') return undefined
    if (pattern.test(typed[name])) return typed[name]
    problems.push(message)
    return undefined
  }
  const day = (name: 'from' | 'until'): PlainDate | undefined => {
    if (typed[name] === '') return undefined
    const read = parseDateText(typed[name])
    if (read.ok) return read.value
    problems.push(`Write the ${name} day in words or figures, such as 24 November 2026 or 24/11/2026.`)
    return undefined
  }
  const from = day('from')
  const until = day('until')
  const before = pick('before', /^[0-9]{1,15}$/, 'The page cannot be found. Start again from the newest.')
  const filter: AuditFilter = {
    recordId: pick(
      'record',
      RECORD,
      'A record id has 36 characters, or is the number of a school.',
    )?.toLowerCase(),
    accountId: pick('account', UUID, 'An account id has 36 characters.'),
    action: pick('action', /^[a-z-]{1,60}$/, 'An action is lower-case words with hyphens.'),
    outcome: pick('outcome', /^(done|refused|not-found|failed)$/, 'There is no such outcome.'),
    from: from && startOfDay(from),
    until: until && startOfDay(addDays(until, 1)),
    before: before === undefined ? undefined : Number(before),
  }
  return { filter, problems }
}
