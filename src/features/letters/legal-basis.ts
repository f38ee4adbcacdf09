import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { citationText } from '../../domain/rule.ts'
import type { Packs } from '../../rules/packs.ts'

/** The law under which the authority looks for children, as it stood on a day: for letters and the sharing log (policy 1.5). */
export function legalBasisOf(packs: Packs, authority: string, on: PlainDate): string | undefined {
  const duty = packs.rulesAt(on, authority).rule<string>('children-missing-education/duty-to-identify')
  const [first] = duty.ok ? duty.value.because : []
  return first && citationText(first)
}
