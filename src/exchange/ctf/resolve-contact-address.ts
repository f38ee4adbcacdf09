import type { CtfAddress, CtfContact, CtfPupil } from './ctf.ts'

/**
 * Where a contact lives: the contact's own address, or the pupil's when the file says that they live together. An
 * address that is missing stays missing; it is never taken from another contact. Resolve anew when the pupil moves.
 */
export function resolveContactAddress(contact: CtfContact, pupil: CtfPupil): CtfAddress | undefined {
  return contact.address?.addressAsPupil === true ? pupil.address : contact.address
}
