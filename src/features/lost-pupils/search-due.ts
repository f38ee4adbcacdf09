import { displayDateShort } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { countDeadline } from '../../domain/deadline/count-deadline.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { citationWords } from '../deadlines/index.ts'
import { calendarFor, DIVISION, findBankHolidays } from '../schools/index.ts'
import type { Deps } from '../slice.ts'
import type { SearchDue } from './searches.store.ts'

const PERIODS = {
  answer: 'transfer-file/lost-pupils-answer-within',
  information: 'transfer-file/lost-pupils-information-within',
} as const

/**
 * By when the CME team answers, or the school says more. A setting of the pack, counted on the authority's calendar;
 * a calendar that does not reach so far gives the day itself, so that nothing waits without a date.
 */
export async function searchDue(
  deps: Deps,
  trx: Trx,
  of: { readonly laId: number; readonly pack: string; readonly from: PlainDate },
  period: keyof typeof PERIODS,
): Promise<SearchDue> {
  const rule = deps.packs.rulesAt(of.from, of.pack).rule<number>(PERIODS[period])
  if (!rule.ok) throw new Error(rule.refusal.message)
  const { value, unit = 'day', because } = rule.value
  const known = await calendarFor(trx, { laId: of.laId, schoolUrn: null })
  const bankHolidays = known.ok ? known.value.bankHolidays : await findBankHolidays(trx, DIVISION)
  const text = `${value} ${unit.replace('-', ' ')}${value === 1 ? '' : 's'} from ${displayDateShort(of.from)}`
  const ruled = { text, citations: because }
  if (bankHolidays === undefined) return { dueOn: of.from, dueFrom: of.from, because: ruled }
  const counted = countDeadline(
    rule.value,
    of.from,
    'does-not-count',
    {
      bankHolidays,
      bankHolidaysEdition: known.ok ? known.value.edition : 'bank holidays alone',
      ...(known.ok ? { authority: { calendar: known.value.calendar, edition: known.value.edition } } : {}),
    },
    'authority',
  )
  return { dueOn: 'day' in counted ? counted.day.due : of.from, dueFrom: of.from, because: ruled }
}

/** "5 working days from Mon 23 Nov; the authority’s own setting". */
export function dueWhy({ because }: Pick<SearchDue, 'because'>): string {
  return [because.text, citationWords(because.citations)].filter(Boolean).join('; ')
}
