import { ok } from '../../domain/result.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  type Act,
  type ActContext,
  events,
  faults,
  insertSafetyContact,
  readSafetyContact,
  safetyEvents,
  safetyFields,
} from '../cases/index.ts'

/** T27 (policy 1.4 and 4.8): whom somebody told about the child's safety. Beside the process; it stops no clock. */
export const raiseConcernAct: Act = {
  action: 'raise-concern',
  path: 'safety-contact',
  permission: 'record-safety-contact',
  onlyAdds: true,
  async form(context) {
    return {
      heading: `Whom have you told about ${context.child.givenName}’s safety?`,
      lead: 'Ring first, write it down afterwards. This stops no clock and moves no date of the enquiry.',
      button: 'Record whom you told',
      citation: 'Policy 1.4 and 4.8',
      fields: safetyFields(rulesOf(context), context.deps.clock.now()),
    }
  },
  async read(form, context) {
    const rules = rulesOf(context)
    const now = context.deps.clock.now()
    const reading = readSafetyContact(form, rules, now)
    return reading.ok
      ? events(...safetyEvents(reading.said, rules, context.by, now, context.events))
      : faults(reading.errors)
  },
  async after({ deps, trx, by, child, matter }, _recorded, news) {
    const contact = news.find((event) => event.kind === 'safety-contact-recorded')
    if (contact?.kind !== 'safety-contact-recorded') return ok(undefined)
    const now = deps.clock.now()
    await insertSafetyContact(trx, by.laId, {
      id: newId(now),
      childId: child.id,
      matterId: matter.id,
      told: contact.facts.told,
      toldAt: new Date(contact.facts.toldAt),
      reference: contact.facts.reference ?? null,
      note: contact.facts.note ?? null,
      recordedAt: now,
      recordedBy: by.accountId,
      organisationId: by.organisationId,
    })
    return ok(undefined)
  },
}

// The lines to ring are those of the day on which somebody rings, whenever the matter began.
function rulesOf({ deps, today, by }: ActContext) {
  return deps.packs.rulesAt(today, by.pack)
}
