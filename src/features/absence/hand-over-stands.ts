import { eventsOfKind, type MatterEvent } from '../../domain/case/matter-event.ts'

/** What is to be given back of a matter that was handed over for an absence. */
export interface HandedOver {
  /** Who stood in as deputy before. */
  readonly deputyBefore: string | null
}

/**
 * Whether a matter is still with whoever covers: not when somebody chose another owner since, and not when it was given
 * back already. Cover that was itself handed on for a further absence goes back to whom it began with.
 */
export function handOverStands(events: readonly MatterEvent[], absenceId: string): HandedOver | undefined {
  for (const { facts } of eventsOfKind(events, 'owner-changed').toReversed()) {
    if (facts.absence === undefined || facts.handedBack === true) return undefined
    if (facts.absence === absenceId) return { deputyBefore: facts.deputyBefore ?? null }
  }
  return undefined
}
