import { displayDate } from '../../domain/calendar/display-date.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import { decideGround } from '../../domain/register/decide-ground.ts'
import type { GroundFacts } from '../../domain/register/ground-facts.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import {
  type ActContext,
  type Field,
  type FormReader,
  getOrganisationOfKind,
  stepAct,
} from '../cases/index.ts'
import { endEntry, findAddress, findOpenEntry, listContacts } from '../children/index.ts'
import { composeMessage } from '../letters/index.ts'
import { findSchool } from '../schools/index.ts'

const GROUND = 'F'
const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

/**
 * T60 (policy 5.1, 5.6): the headteacher removes the name on the parent’s written notice, judged by the ground in force
 * today and refused with what would make it lawful. The deletion return goes with it.
 */
export const removalOnNoticeAct = stepAct({
  action: 'record-removal-on-notice',
  permission: 'decide-removal',
  heading: ({ child }) => `Can ${child.givenName}’s name be removed on the parent’s notice?`,
  lead: 'Not before the day after the one that the parent stated. What is not lawful today is refused, and the name stays on roll.',
  citation: 'Policy 5.1 and 5.6; SI 2024/208, regulation 9(1)(f)',
  fields(context) {
    const notice = eventsOfKind(context.events, 'home-education-notified').at(-1)?.facts
    const asks = predicatesOf(context)
    return [
      {
        kind: 'text',
        name: 'author',
        label: 'Who wrote the notice?',
        ...(notice ? { value: notice.author } : {}),
      },
      {
        kind: 'date',
        name: 'received',
        label: 'On which day did the written notice arrive?',
        ...(notice ? { value: notice.receivedOn } : {}),
      },
      {
        kind: 'date',
        name: 'stated',
        label: 'After which day, says the notice, is the child educated at home?',
        ...(notice?.statedDay ? { value: notice.statedDay } : {}),
      },
      yesNo('order', 'Does a school attendance order name this school?'),
      yesNo('placed', 'Is this a special school at which an authority placed the child?'),
      { kind: 'date', name: 'consent', label: 'If so: on which day did that authority consent?' },
      ...(asks.has('withdrawal.hasConsent')
        ? [
            yesNo('protection', 'Is there a child protection enquiry or action?'),
            {
              kind: 'date',
              name: 'withdrawal',
              label: 'If consent is needed: on which day was it given?',
            } as const,
          ]
        : []),
      ...(asks.has('withdrawal.authorityWasTold')
        ? [
            {
              kind: 'date',
              name: 'told',
              label: 'On which day was the authority told of the intention?',
            } as const,
          ]
        : []),
    ]
  },
  read(reader, context) {
    reader.text('author', 'Write down who wrote the notice.', 200)
    const facts = readFacts(reader, predicatesOf(context))
    if (reader.errors.length > 0) return undefined
    const judged = judge(context, facts)
    if (!judged.ok) {
      reader.fault('stated-day', judged.refusal.message)
      return undefined
    }
    return {
      kind: 'home-education-told',
      facts: { removedOn: context.today },
      citation: { source: judged.value.ruleSet, at: judged.value.regulation },
    }
  },
  after: (context) => removeName(context),
})

function yesNo(name: string, label: string): Field {
  return { kind: 'radios', name, label, choices: YES_NO }
}

function groundOf({ deps, by, today }: ActContext) {
  return deps.packs.rulesAt(today, by.pack).ground(GROUND)
}

function predicatesOf(context: ActContext): ReadonlySet<string> {
  const ground = groundOf(context)
  return new Set(ground.ok ? ground.value.conditions.map(({ predicate }) => predicate) : [])
}

function readFacts(reader: FormReader, asks: ReadonlySet<string>): GroundFacts {
  const receivedOn = reader.date('received', 'The day on which the notice arrived')
  const statedDay = reader.date('stated', 'The day that the parent stated')
  const order = reader.choice('order', ['yes', 'no'], 'Say whether an order names this school.')
  const placed = reader.choice('placed', ['yes', 'no'], 'Say whether an authority placed the child here.')
  const consentGivenOn = reader.maybeDate('consent', 'The day of the consent')
  const protection = asks.has('withdrawal.hasConsent')
    ? reader.choice('protection', ['yes', 'no'], 'Say whether there is a child protection enquiry or action.')
    : undefined
  const withdrawalConsentOn = asks.has('withdrawal.hasConsent')
    ? reader.maybeDate('withdrawal', 'The day of the consent')
    : undefined
  const toldOn = asks.has('withdrawal.authorityWasTold')
    ? reader.maybeDate('told', 'The day on which the authority was told')
    : undefined
  return {
    ...(receivedOn ? { parentNotice: { receivedOn, ...(statedDay ? { statedDay } : {}) } } : {}),
    ...(order ? { attendanceOrder: { namesThisSchool: order === 'yes' } } : {}),
    ...(placed
      ? {
          specialSchool: {
            placedByAuthority: placed === 'yes',
            ...(consentGivenOn ? { consentGivenOn } : {}),
          },
        }
      : {}),
    ...(protection ? { childProtection: protection === 'yes' } : {}),
    ...(withdrawalConsentOn ? { withdrawalConsentOn } : {}),
    ...(toldOn ? { authorityToldOfIntentionOn: toldOn } : {}),
  }
}

function judge(context: ActContext, facts: GroundFacts) {
  const ground = groundOf(context)
  if (!ground.ok) return ground
  const decision = decideGround(ground.value, facts, context.today)
  if (!decision.ok || decision.value.permitted) return decision
  const unmet = decision.value.conditions.filter((condition) => !condition.met)
  return refuse({
    code: 'REMOVAL_NOT_LAWFUL' as const,
    message: `Not today. ${unmet.map(({ why, whatWouldMeetIt }) => `${why} ${whatWouldMeetIt ?? ''}`).join(' ')}`,
  })
}

async function removeName(context: ActContext): Promise<Result<void>> {
  const { trx, child, matter, today } = context
  const entry = matter.schoolUrn === null ? undefined : await findOpenEntry(trx, child.id, matter.schoolUrn)
  const ground = groundOf(context)
  // A child who was never entered here has no name to remove; the notice is on record all the same.
  if (entry === undefined || !ground.ok) return ok(undefined)
  const ended = await endEntry(trx, entry.id, {
    endedOn: today,
    ground: ground.value.id,
    ruleSet: ground.value.ruleSet,
    destination: { status: 'Home educated' },
    at: context.deps.clock.now(),
  })
  if (!ended) return refuse({ code: 'NOT_ON_ROLL', message: 'Somebody removed this name a moment ago.' })
  await sendReturn(context, `${ground.value.id}, ${ground.value.label}`, ground.value.ruleSet)
  return ok(undefined)
}

async function sendReturn(context: ActContext, ground: string, ruleSet: string): Promise<void> {
  const { deps, trx, by, child, matter, today } = context
  const school = matter.schoolUrn === null ? undefined : await findSchool(trx, matter.schoolUrn)
  const address = await findAddress(trx, child.id)
  const contacts = await listContacts(trx, child.id)
  const team = await getOrganisationOfKind(trx, 'cme-team')
  await composeMessage(deps, trx, by, {
    template: 'deletion-return',
    pack: by.pack,
    to: { name: team.name, address: 'returns' },
    organisationId: by.organisationId,
    matterId: matter.id,
    childId: child.id,
    effectKey: `deletion-return ${matter.id} ${today}`,
    facts: {
      reference: matter.reference,
      schoolName: school?.name ?? '',
      laestab: school?.laestab ?? 'number not known',
      childName: `${child.givenName} ${child.familyName}`,
      bornOn: displayDate(child.bornOn),
      upn: child.upn ?? 'not known',
      address: address
        ? [address.lines, address.postcode].filter(Boolean).join(', ')
        : 'not given here, look in the authority’s own record',
      parents: contacts
        .filter(({ livesWithChild }) => livesWithChild !== 'no')
        .map(({ name, relationship, phone }) => `${name} (${relationship})${phone ? `, ${phone}` : ''}`),
      removedOn: displayDate(today),
      ground,
      ruleSet,
      destination: 'Home educated',
      newAddress: undefined,
      byName: by.name,
      today: displayDate(today),
    },
  })
}
