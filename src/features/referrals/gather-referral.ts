import { displayDate } from '../../domain/calendar/display-date.ts'
import { eventsOfKind, type MatterEvent } from '../../domain/case/matter-event.ts'
import { yearGroupOf } from '../../domain/child/year-group.ts'
import { ROLES } from '../../platform/auth/roles.ts'
import { type ActContext, describeEvent, howItBegan, loadFamily } from '../cases/index.ts'
import { type Contact, findAddress, findOpenEntry, listFlags } from '../children/index.ts'
import { findSchool } from '../schools/index.ts'
import type { Answers } from './referral-form.ts'
import { findEmailOf, listFileNames } from './referrals.store.ts'

const LEDGER = [
  'enquiry-recorded',
  'parent-reached',
  'admissions-asked',
  'admissions-answered',
  'team-requested',
  'team-outcome-recorded',
]

/** All that is known already, so that the school writes only what nobody has written yet. */
export async function gatherReferral(context: ActContext): Promise<Answers> {
  const parts = [
    ofChild(context),
    await ofHome(context),
    await ofSchool(context),
    await ofStatus(context),
    ofWork(context.events),
    await ofReferrer(context),
    { 'evidence-of-move': (await listFileNames(context.trx, context.matter.id)).join('\n') },
  ]
  const answers: Record<string, string> = {}
  for (const [id, value] of parts.flatMap((part) => Object.entries(part))) if (value) answers[id] = value
  return answers
}

type Known = Readonly<Record<string, string | null | undefined>>

function ofChild({ child, today }: ActContext): Known {
  return {
    'legal-name': [child.givenName, child.middleNames, child.familyName].filter(Boolean).join(' '),
    'known-as': child.knownAs,
    'date-of-birth': child.bornOn,
    sex: child.sex,
    'year-group': yearGroupOf(child.bornOn, today),
    upn: child.upn,
  }
}

async function ofHome({ trx, child, today }: ActContext): Promise<Known> {
  const { contacts, siblings } = await loadFamily(trx, child, today)
  const address = await findAddress(trx, child.id)
  const parents = contacts.filter(
    ({ parentalResponsibility, livesWithChild }) =>
      parentalResponsibility === 'yes' || livesWithChild === 'yes',
  )
  return {
    // Left empty alike where none is on file and where it is kept back: the form must not tell one from the other.
    addresses: address && [address.lines, address.postcode].filter(Boolean).join(', '),
    telephone: parents.find(({ phone }) => phone !== null)?.phone,
    parents: (parents.length > 0 ? parents : contacts.slice(0, 1)).map(contactLine).join('\n'),
    'emergency-contacts': contacts
      .filter(({ emergency }) => emergency)
      .map(contactLine)
      .join('\n'),
    siblings: siblings.map(({ name, age, where }) => `${name}, ${age}, ${where}`).join('\n'),
  }
}

function contactLine(contact: Contact): string {
  const responsibility = contact.parentalResponsibility === 'yes' ? 'has parental responsibility' : undefined
  const kept = contact.mustNotContact ? 'must not be contacted' : undefined
  return [`${contact.name} (${contact.relationship})`, responsibility, contact.phone, contact.email, kept]
    .filter(Boolean)
    .join(', ')
}

async function ofSchool({ trx, matter, child, events, state }: ActContext): Promise<Known> {
  const school = matter.schoolUrn === null ? undefined : await findSchool(trx, matter.schoolUrn)
  const entry = school && (await findOpenEntry(trx, child.id, school.urn))
  const report = howItBegan(events)
  const said = eventsOfKind(events, 'parent-reached').at(-1)?.facts
  return {
    school: school && `${school.name} (${school.laestab ?? 'number not known'})`,
    'expected-on': report.expectedOn,
    'last-attended': entry?.lastAttendedOn,
    'last-seen': report.lastSeen,
    'reason-believed-gone': [report.reasonBelieved, said?.note].filter(Boolean).join('. '),
    'suspected-destination': said?.destination ?? report.destination,
    'absence-history': [
      state.dayZero && `Absent on every school day since ${displayDate(state.dayZero)}`,
      report.leaveEndedOn &&
        `Leave was agreed until ${displayDate(report.leaveEndedOn)}: ${report.leaveReason ?? 'reason not written down'}`,
    ]
      .filter(Boolean)
      .join('. '),
  }
}

async function ofStatus({ trx, child, events, state }: ActContext): Promise<Known> {
  const flags = new Set((await listFlags(trx, child.id)).map(({ code }) => code))
  const circumstances = howItBegan(events).circumstances ?? {}
  const yes = (isSo: boolean | undefined) => (isSo === undefined ? undefined : isSo ? 'yes' : 'no')
  return {
    'special-needs': circumstances['has-plan-for-special-needs'] ? 'plan' : undefined,
    'looked-after': flags.has('looked-after') ? 'yes' : undefined,
    'child-protection': ['child-protection-plan', 'child-in-need'].find((code) => flags.has(code)),
    'service-family': yes(circumstances['service-family']),
    'immediate-risk': state.safetyConcern ? 'yes' : undefined,
    'front-door-contact': eventsOfKind(events, 'safety-contact-recorded')
      .map(({ facts }) => [facts.told, facts.reference, facts.note].filter(Boolean).join(', '))
      .join('\n'),
  }
}

function ofWork(events: readonly MatterEvent[]): Known {
  return {
    enquiries: events
      .filter(({ kind }) => LEDGER.includes(kind))
      .map(lineOf)
      .join('\n'),
    'home-visits': events
      .filter(({ kind }) => kind === 'visit-recorded')
      .map(lineOf)
      .join('\n'),
  }
}

function lineOf(event: MatterEvent): string {
  const { title, text } = describeEvent(event)
  return `${displayDate(event.happenedOn)}: ${title}${text ? `. ${text}` : ''} (${event.by.name})`
}

async function ofReferrer({ trx, by }: ActContext): Promise<Known> {
  return {
    'referrer-name': by.name,
    'referrer-job': ROLES[by.role].label,
    'referrer-team': by.organisationName,
    'referrer-email': await findEmailOf(trx, by.accountId),
  }
}
