import { displayDate } from '../../domain/calendar/display-date.ts'
import type { ProvisionFact } from '../../domain/education/education-facts.ts'
import { educationStatusOf } from '../../domain/education/education-status.ts'

/** "In alternative provision at Made-up Farm School, from 2 September 2026". */
export function provisionWords({ provision, where, from, until }: ProvisionFact): string {
  const days = until === null ? `from ${displayDate(from)}` : `${displayDate(from)} to ${displayDate(until)}`
  return `${educationStatusOf(provision).label}${where ? `, ${where}` : ''}, ${days}`
}
