import { type PlainDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { type FileProblem, problemList } from '../file-problem.ts'
import { jsonWords, membersOf, readJson } from '../read-json.ts'

/** One bank holiday as GOV.UK publishes it. */
export interface BankHolidayRecord {
  /** `england-and-wales`, `scotland` or `northern-ireland`. */
  readonly division: string
  readonly on: PlainDate
  readonly title: string
  /** Such as "Substitute day"; empty when there is none. */
  readonly notes: string
}

/** The holidays of all divisions; none when the file was refused. */
export interface BankHolidaysReading {
  readonly refused: boolean
  readonly holidays: readonly BankHolidayRecord[]
  readonly problems: readonly FileProblem[]
}

const EXPECTED = 'the JSON published at gov.uk/bank-holidays.json'

/**
 * Reads the list of bank holidays: division to `{ events: [{ title, date, notes }] }`. One event that cannot be read
 * refuses the file, because a calendar with a hole in it counts wrong days. Never throws.
 *
 * @law  Banking and Financial Dealings Act 1971 s1 and Sch 1, and proclamations under it
 */
export function readBankHolidays(bytes: Uint8Array): BankHolidaysReading {
  const problems = problemList()
  const holidays: BankHolidayRecord[] = []
  const json = readJson(bytes, EXPECTED)
  if ('problem' in json) return { refused: true, holidays: [], problems: [json.problem] }
  const divisions = Object.entries(membersOf(json.value))
  const refuse = (path: string, value: unknown, expected: string) =>
    problems.add({ code: 'VALUE_NOT_READ', severity: 'refused', path, found: jsonWords(value), expected })
  if (divisions.length === 0) refuse('file', json.value, EXPECTED)
  for (const [division, value] of divisions) {
    const { events } = membersOf(value)
    if (!Array.isArray(events)) refuse(`${division}.events`, events, 'a list of events')
    else {
      for (const [index, event] of (events as readonly unknown[]).entries()) {
        const { date, title, notes } = membersOf(event)
        const on = typeof date === 'string' ? parsePlainDate(date) : undefined
        const path = `${division}.events[${index}]`
        if (on === undefined) refuse(`${path}.date`, date, 'a day as YYYY-MM-DD')
        else if (typeof title !== 'string') refuse(`${path}.title`, title, 'a text')
        else holidays.push({ division, on, title, notes: typeof notes === 'string' ? notes : '' })
      }
    }
  }
  return { refused: problems.refused, holidays: problems.refused ? [] : holidays, problems: problems.all() }
}
