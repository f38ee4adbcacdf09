import { checksOf } from '../../domain/deadline/promised-deadlines.ts'
import type { EnquiryCheck } from '../../domain/enquiry/enquiry-check.ts'
import type { ActContext } from './act.ts'

/** The enquiries that the pack asks of the authority, in the pack’s order, as they stood when the case began. */
export function authorityChecks({
  deps,
  by,
  matter,
}: Pick<ActContext, 'deps' | 'by' | 'matter'>): readonly EnquiryCheck[] {
  return deps.packs
    .rulesAt(matter.openedOn, by.pack)
    .enquiryChecks()
    .filter((check) => check.by === 'authority')
    .toSorted((a, b) => a.order - b.order)
}

/** Checks that were asked for and wait for their answer, the longest wait first. */
export function waitingChecks({ events }: Pick<ActContext, 'events'>): readonly string[] {
  return checksOf(events)
    .filter(({ answeredOn }) => answeredOn === null)
    .map(({ asked }) => asked.facts.check)
}

/** Whom a check was last asked of. */
export function askedOf({ events }: Pick<ActContext, 'events'>, check: string): string | undefined {
  return checksOf(events).find(({ asked }) => asked.facts.check === check)?.asked.facts.asked
}

/** "usually 3 to 4 weeks". */
export function usualTimeWords({ usualTime }: EnquiryCheck): string {
  if (usualTime === 'same day') return 'usually the same day'
  const unit = usualTime.unit.replace('-', ' ')
  return `usually ${usualTime.from} to ${usualTime.to} ${unit}s`
}
