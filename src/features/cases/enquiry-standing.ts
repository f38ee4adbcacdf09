import type { MatterEvent } from '../../domain/case/matter-event.ts'
import { type EnquiriesStanding, enquiriesAreComplete } from '../../domain/enquiry/enquiries-are-complete.ts'
import type { EnquiryAttempt, EnquiryResult } from '../../domain/enquiry/enquiry-check.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { currentSchoolsOf, listContacts, listSiblings } from '../children/index.ts'
import type { Deps } from '../slice.ts'
import type { MatterInHand } from './act.ts'
import { howItBegan } from './how-it-began.ts'
import { getPackOf } from './organisations.store.ts'

export type EnquiryStanding = EnquiriesStanding

/**
 * The reasonable enquiries on a school's enquiry as they stand: the list in force on the day it began, against all
 * that school, team and authority have written into the one ledger.
 */
export async function enquiryStanding(deps: Deps, trx: Trx, inHand: MatterInHand): Promise<EnquiryStanding> {
  const { matter, child, events } = inHand
  const rules = deps.packs.rulesAt(matter.openedOn, await getPackOf(trx, matter.laId))
  const contacts = await listContacts(trx, child.id)
  const siblings = await listSiblings(trx, child)
  const schools = await currentSchoolsOf(
    trx,
    siblings.map((sibling) => sibling.id),
  )
  const said = howItBegan(events).circumstances ?? {}
  return enquiriesAreComplete(rules.enquiryChecks(), attemptsOf(events), {
    circumstances: { ...said, ...(siblings.length > 0 ? { 'has-siblings': true } : {}) },
    emergencyContacts: contacts
      .filter((contact) => contact.emergency && !contact.mustNotContact)
      .map(({ id }) => id),
    siblingSchools: [...new Set([...schools.values()].map(String))],
  })
}

/** Every attempt in a history: those entered as such, and what Admissions and the team answered. */
export function attemptsOf(events: readonly MatterEvent[]): readonly EnquiryAttempt[] {
  return events.flatMap((event): readonly EnquiryAttempt[] => {
    switch (event.kind) {
      case 'enquiry-recorded': {
        const { check, result, about, note } = event.facts
        return [
          {
            check,
            result: result as EnquiryResult,
            ...(about === undefined ? {} : { about }),
            ...(note === undefined ? {} : { reason: note }),
          },
        ]
      }
      case 'admissions-asked':
        return [{ check: 'admissions-team', result: 'waiting' }]
      case 'admissions-answered':
        return [
          {
            check: 'admissions-team',
            result: event.facts.onRoll === 'none' ? 'nothing-found' : 'found-something',
          },
        ]
      case 'visit-recorded':
        return [{ check: 'home-visit', result: event.facts.result as EnquiryResult }]
      default:
        return []
    }
  })
}
