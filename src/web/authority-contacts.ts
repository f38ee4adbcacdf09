import { readFileSync } from 'node:fs'
import { readPublishedBankHolidays } from '../domain/calendar/bank-holidays.ts'
import { addDays, type PlainDate, weekdayOf } from '../domain/calendar/plain-date.ts'
import { decideOpenNow } from '../domain/safeguarding/decide-open-now.ts'
import type { LocalMoment } from '../domain/safeguarding/opening-hours.ts'
import { londonDay, londonMinutes } from '../platform/clock/clock.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import type { Packs } from '../rules/packs.ts'
import type { SafetyLine } from '../rules/rules-on-day.ts'
import type { AuthorityContacts } from './shell.ts'

/** Lines for the safety strip and the footer, from an authority's pack as it stands at a moment. */
export function authorityContacts(packs: Packs): (pack: string, now: Date) => AuthorityContacts {
  const holidays = bankHolidays()
  return (pack, now) => {
    const rules = packs.rulesAt(londonDay(now), pack)
    const moment = momentOf(now, holidays)
    const team = rules.contact('cme-team')
    const phone = team.ok ? team.value.value.phones[0] : undefined
    return {
      safety: rules.safetyLines().flatMap((line) => contactsOf(line, moment)),
      ...(team.ok && phone !== undefined ? { service: { label: team.value.value.name, number: phone } } : {}),
    }
  }
}

function contactsOf(line: SafetyLine, moment: LocalMoment) {
  const open = decideOpenNow(line.hours, moment)
  const words = `${open.wording.charAt(0).toUpperCase()}${open.wording.slice(1)}`
  return line.phones.map((number) => ({
    when: line.when,
    whenShort: line.name,
    number,
    hours: words,
    ...(line.hours.kind === 'always' ? {} : { open: open.open }),
  }))
}

function momentOf(now: Date, holidays: ReadonlySet<string>): LocalMoment {
  const day: PlainDate = londonDay(now)
  return {
    weekday: weekdayOf(day),
    minute: londonMinutes(now),
    bankHoliday: holidays.has(day),
    bankHolidayAhead: (ahead) => holidays.has(addDays(day, ahead)),
  }
}

function bankHolidays(): ReadonlySet<string> {
  const published: unknown = JSON.parse(readFileSync(repositoryPath('data', 'bank-holidays.json'), 'utf8'))
  const read = readPublishedBankHolidays(published, 'england-and-wales')
  if (!read.ok) throw new Error(read.refusal.message)
  return new Set(read.value.names.keys())
}
