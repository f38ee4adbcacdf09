import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { compulsorySchoolAge } from '../../domain/child/compulsory-school-age.ts'
import type { Rules } from '../../rules/rules-on-day.ts'

/** What the birth date says about compulsory school age; undefined for a child who is of that age. */
export function ageWarning(rules: Rules, bornOn: PlainDate | null, today: PlainDate): string | undefined {
  if (bornOn === null) return undefined
  if (bornOn > today) return 'The date of birth is in the future.'
  const limits = rules.compulsorySchoolAge()
  const age = limits.ok ? compulsorySchoolAge(bornOn, limits.value.value) : limits
  if (!age.ok) return undefined
  if (today < age.value.from)
    return `A child born on that day does not have to be in school before ${displayDate(age.value.from)}.`
  if (today > age.value.until)
    return `A child born on that day could leave school on ${displayDate(age.value.until)}.`
  return undefined
}
