import { displayDate } from '../../domain/calendar/display-date.ts'
import { eventsOfKind, type MatterEvent } from '../../domain/case/matter-event.ts'
import type { HandOverContent, HandOverField } from '../../exchange/hand-over/hand-over-content.ts'
import { type ActContext, resultInWords } from '../cases/index.ts'
import { findAddress, hasProtectedAddress, listEntriesOfChild, listSiblings } from '../children/index.ts'
import { listOpenContacts } from './hand-overs.store.ts'

export interface OfferedField extends HandOverField {
  /** Goes in any case: without it nobody knows the child. */
  readonly always?: boolean
}

export interface Gathered {
  /** True when the home of the child, or of a brother or sister, is a secret: nothing that leads there is offered. */
  readonly hidden: boolean
  readonly fields: readonly OfferedField[]
  readonly child: HandOverContent['child']
  readonly heldBack: readonly string[]
}

type Section = HandOverField['section']

/**
 * What another authority may be told of a child, field by field, so that an officer can look at each before it goes.
 * Where a family is in hiding this gathers no address, school, telephone, result or note at all: what is not gathered
 * cannot be sent.
 */
export async function gatherHandOver(context: ActContext): Promise<Gathered> {
  const { trx, child } = context
  const siblings = await listSiblings(trx, child)
  const inHiding = new Set<string>()
  for (const { id } of [child, ...siblings]) if (await hasProtectedAddress(trx, id)) inHiding.add(id)
  const hidden = inHiding.size > 0
  const fields = [
    ...identityFields(context),
    ...(await familyFields(context, siblings, hidden)),
    ...(hidden ? [] : await lastKnownFields(context)),
    ...triedFields(context, hidden),
    ...safetyFields(context, hidden),
  ]
  return {
    hidden,
    fields,
    child: identityOfChild(context),
    heldBack: hidden
      ? [
          'Address, school, telephone numbers and what was found are not in this file. Ring the sender, who will tell you what you need.',
        ]
      : [],
  }
}

function field(section: Section, id: string, label: string, value: string, always = false): OfferedField {
  return {
    section,
    id: `${section}-${id}`,
    label,
    value: value.slice(0, 2000),
    ...(always ? { always } : {}),
  }
}

function identityOfChild({ child }: ActContext): HandOverContent['child'] {
  return {
    givenName: child.givenName,
    familyName: child.familyName,
    bornOn: child.bornOn,
    ...(child.middleNames ? { middleNames: child.middleNames } : {}),
    ...(child.knownAs ? { knownAs: child.knownAs } : {}),
    ...(child.formerFamilyName ? { formerFamilyName: child.formerFamilyName } : {}),
    ...(child.sex ? { sex: child.sex } : {}),
    ...(child.upn ? { upn: child.upn } : {}),
  }
}

const SEXES = { F: 'Female', M: 'Male', 'not-stated': 'Not stated' } as const

function identityFields({ child }: ActContext): readonly OfferedField[] {
  const names = [child.givenName, child.middleNames, child.familyName].filter(Boolean).join(' ')
  const others = [
    child.knownAs && `known as ${child.knownAs}`,
    child.formerFamilyName && `formerly ${child.formerFamilyName}`,
  ].filter(Boolean)
  return [
    field('identity', 'name', 'Name', names, true),
    field('identity', 'born', 'Born', displayDate(child.bornOn), true),
    ...(others.length > 0 ? [field('identity', 'other-names', 'Other names', others.join('; '))] : []),
    ...(child.sex ? [field('identity', 'sex', 'Sex', SEXES[child.sex])] : []),
    ...(child.upn ? [field('identity', 'upn', 'Unique pupil number', child.upn)] : []),
  ]
}

async function familyFields(
  { trx, child }: ActContext,
  siblings: Awaited<ReturnType<typeof listSiblings>>,
  hidden: boolean,
): Promise<readonly OfferedField[]> {
  const contacts = await listOpenContacts(trx, child.id)
  const forbidden = contacts.filter(({ mustNotContact }) => mustNotContact)
  const open = hidden ? [] : contacts.filter(({ mustNotContact }) => !mustNotContact)
  return [
    ...open.map((contact, index) =>
      field(
        'family',
        `adult-${index + 1}`,
        capital(contact.relationship),
        [
          contact.name,
          contact.parentalResponsibility === 'yes' && 'has parental responsibility',
          contact.livesWithChild === 'yes' && 'lives with the child',
        ]
          .filter(Boolean)
          .join(', '),
      ),
    ),
    ...open.flatMap((contact, index) => {
      const reach = [contact.phone, contact.email].filter(Boolean).join(', ')
      return reach === ''
        ? []
        : [field('family', `reach-${index + 1}`, `How to reach ${contact.name}`, reach)]
    }),
    ...(hidden
      ? []
      : siblings.map((sibling, index) =>
          field(
            'family',
            `sibling-${index + 1}`,
            'Brother or sister',
            `${sibling.givenName} ${sibling.familyName}, born ${displayDate(sibling.bornOn)}`,
          ),
        )),
    ...forbidden.map((contact, index) =>
      field(
        'safety',
        `must-not-be-told-${index + 1}`,
        'Must not be contacted or told',
        `${contact.name}, ${contact.relationship}`,
      ),
    ),
  ]
}

async function lastKnownFields({ trx, child }: ActContext): Promise<readonly OfferedField[]> {
  const address = await findAddress(trx, child.id)
  const [school] = await listEntriesOfChild(trx, child.id)
  return [
    ...(address && !address.protected
      ? [
          field(
            'last-known',
            'address',
            'Address',
            `${[address.lines, address.postcode].filter(Boolean).join('\n')}\nsince ${displayDate(address.fromOn)}, from ${address.source}`,
          ),
        ]
      : []),
    ...(school
      ? [
          field(
            'last-known',
            'school',
            'School',
            [
              school.schoolName,
              `from ${displayDate(school.startingOn)}`,
              school.lastAttendedOn && `last seen there on ${displayDate(school.lastAttendedOn)}`,
              school.endedOn ? `name removed on ${displayDate(school.endedOn)}` : 'still on the roll',
            ]
              .filter(Boolean)
              .join(', '),
          ),
        ]
      : []),
  ]
}

/** Whom we asked and when; what came of it only where it cannot lead to a hidden home. Notes never go. */
function triedFields({ deps, by, matter, events }: ActContext, hidden: boolean): readonly OfferedField[] {
  const checks = deps.packs.rulesAt(matter.openedOn, by.pack).enquiryChecks()
  const answers = eventsOfKind(events, 'check-answered')
  return eventsOfKind(events, 'check-requested').map((asked, index) => {
    const answer = answers.find((each) => each.facts.check === asked.facts.check && each.seq > asked.seq)
    const label = checks.find(({ id }) => id === asked.facts.check)?.label ?? asked.facts.check
    const words = [
      `asked on ${displayDate(asked.happenedOn)}`,
      !hidden && (answer ? resultInWords(answer.facts.result).toLowerCase() : 'no answer yet'),
    ]
    return field('tried', String(index + 1), label, words.filter(Boolean).join(', '))
  })
}

function safetyFields(
  { deps, by, matter, events, state }: ActContext,
  hidden: boolean,
): readonly OfferedField[] {
  const handling = deps.packs.rulesAt(matter.openedOn, by.pack).caseHandling()
  const labels = new Map(
    handling.ok ? handling.value.redLaneReasons.value.map(({ id, label }) => [id, label]) : [],
  )
  const reasons = state.redReasons.map((id) => labels.get(id) ?? id)
  return [
    ...(reasons.length > 0 ? [field('safety', 'red-lane', 'Urgent because', reasons.join('; '))] : []),
    ...safetyContacts(events).map((event, index) =>
      field(
        'safety',
        `contact-${index + 1}`,
        'Safeguarding contact',
        [
          hidden ? 'A safeguarding service was told' : event.facts.told,
          `on ${event.facts.toldAt.slice(0, 10).split('-').reverse().join('/')}`,
          event.facts.reference && !hidden && `reference ${event.facts.reference}`,
        ]
          .filter(Boolean)
          .join(', '),
      ),
    ),
  ]
}

const safetyContacts = (events: readonly MatterEvent[]) => eventsOfKind(events, 'safety-contact-recorded')

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
