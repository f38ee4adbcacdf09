import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { EventKind } from '../../src/domain/case/event-facts.ts'
import type { MatterEvent } from '../../src/domain/case/matter-event.ts'
import { checkUpn } from '../../src/domain/child/unique-pupil-number.ts'
import type { Result } from '../../src/domain/result.ts'
import {
  enquiryStanding,
  findOrganisationByKey,
  getOrganisationOfKind,
  loadMatter,
  type MatterInHand,
  type NewEvent,
  openAuthorityCase,
  openMatter,
  openMatterTo,
  recordEvents,
} from '../../src/features/cases/index.ts'
import {
  insertAddress,
  insertChild,
  insertContacts,
  insertEntry,
  insertFamily,
  insertFlags,
  openChildTo,
} from '../../src/features/children/index.ts'
import { nameKey } from '../../src/linkage/name-key.ts'
import { systemOf } from '../../src/platform/auth/asker.ts'
import type { Trx } from '../../src/platform/db/in-transaction.ts'
import { newId } from '../../src/platform/ids/new-id.ts'
import type { AnAuthority, MadeSchool } from './an-authority.ts'
import { aNoShow, aCase as theCaseStory } from './an-event.ts'

export interface MadePupil {
  readonly id: string
  readonly familyId: string
  readonly givenName: string
  readonly familyName: string
  readonly upn: string
  readonly school: MadeSchool
}

export interface PupilPlan {
  readonly school?: MadeSchool
  readonly givenName?: string
  readonly familyId?: string
  /** Null for no address on file. */
  readonly address?: { readonly lines: string; readonly postcode?: string; readonly district?: string } | null
  readonly protectedAddress?: boolean
  readonly flags?: readonly string[]
  readonly bornOn?: string
  readonly startingOn?: string
}

const AT_HOME = { lines: '7 Made-Up Lane', postcode: 'ST17 4AA', district: 'stafford' }
let made = 0

/** A pupil of Year 7 on the roll of Alder, who lives in Stafford with a mother on file. */
export async function aPupilOnRoll(authority: AnAuthority, plan: PupilPlan = {}): Promise<MadePupil> {
  made += 1
  const { laId } = authority
  const school = plan.school ?? authority.alder
  const at = authority.database.clock.now()
  const pupil: MadePupil = {
    id: newId(at),
    familyId: plan.familyId ?? newId(at),
    givenName: plan.givenName ?? 'Rowan',
    familyName: `Test-Child${made}`,
    upn: upnOf(made),
    school,
  }
  const startingOn = plainDate(plan.startingOn ?? '2026-09-02')
  const how = { laId, childId: pupil.id, source: 'school', on: startingOn, at, by: null }
  await authority.asSystem(async (trx) => {
    if (plan.familyId === undefined) await insertFamily(trx, laId, pupil.familyId, at)
    await insertChild(
      trx,
      laId,
      {
        ...pupil,
        reference: `CH-${made}`,
        bornOn: plainDate(plan.bornOn ?? '2015-03-14'),
        sex: 'F',
        nameKey: nameKey(pupil.givenName, pupil.familyName),
      },
      at,
    )
    const address = plan.address === undefined ? AT_HOME : plan.address
    if (address)
      await insertAddress(trx, { ...address, id: newId(at), protected: plan.protectedAddress ?? false }, how)
    await insertContacts(trx, [mother(newId(at))], how)
    await insertFlags(
      trx,
      (plan.flags ?? []).map((code) => ({ id: newId(at), code })),
      how,
    )
    const entry = { id: newId(at), childId: pupil.id, schoolUrn: school.urn, yearGroup: '7', startingOn }
    await insertEntry(trx, laId, { ...entry, source: 'school' }, at)
    const organisation = authority.organisation(`school-${school.urn}`)
    await openChildTo(trx, pupil.id, organisation.id, 'on roll', at)
  })
  return pupil
}

const mother = (id: string) =>
  ({
    id,
    position: 1,
    name: 'Ines Test-Mother',
    relationship: 'mother',
    parentalResponsibility: 'yes',
    livesWithChild: 'yes',
    emergency: true,
    phone: '01632 960123',
    email: null,
    address: null,
  }) as const

function upnOf(number: number): string {
  const body = `86040012${String(number).padStart(4, '0')}`
  return `${checkUpn(`A${body}`).expectedCheck}${body}`
}

export interface MadeEnquiry {
  readonly pupil: MadePupil
  readonly matterId: string
  /** The authority's case, once the referral has opened it. */
  readonly caseId: string | undefined
}

/**
 * A school's enquiry into a no-show, told event by event by those whose it is, as far as `upTo`. The clock stands on the
 * last day of the story afterwards.
 *
 * @param plan.upTo  the last event; `referral-acknowledged` leaves it with joint enquiries
 */
export async function anEnquiry(
  authority: AnAuthority,
  plan: { readonly upTo: EventKind; readonly pupil?: PupilPlan } = { upTo: 'day-zero-recorded' },
): Promise<MadeEnquiry> {
  const { clock } = authority.database
  clock.set('2026-09-02')
  const pupil = await aPupilOnRoll(authority, plan.pupil)
  const [reported, dayZero, ...rest] = aNoShow(plan.upTo).map(newEventOf)
  if (reported === undefined) throw new Error('An enquiry begins with a report')
  const school = authority.organisation(`school-${pupil.school.urn}`)
  const staff = pupil.school === authority.birch ? 'birch-staff' : 'alder-staff'
  const opened = await authority.as(staff, async (trx, by) =>
    worked(
      await openMatter(authority.deps, trx, by, {
        kind: 'school-enquiry',
        childId: pupil.id,
        schoolUrn: pupil.school.urn,
        openedOn: plainDate('2026-09-02'),
        openTo: [{ organisationId: school.id, side: 'school', because: 'own pupil' }],
        ownerOrganisationId: school.id,
        ownerAccountId: by.accountId,
        deputyAccountId: null,
        events: [circumstancesKnown(reported), ...(dayZero === undefined ? [] : [dayZero])],
      }),
    ),
  )
  const matterId = opened.matter.id
  let caseId: string | undefined
  for (const event of rest) {
    clock.set(event.happenedOn ?? '2026-09-02')
    await tell(authority, staff, matterId, event)
    caseId = (await openOthers(authority, staff, { pupil, matterId }, event)) ?? caseId
  }
  return { pupil, matterId, caseId }
}

/** A pupil who stopped coming (R2) or whose family is believed to have moved (R3), from 2 September, with day zero. */
export async function anAbsence(
  authority: AnAuthority,
  route: 'R2' | 'R3',
  plan: PupilPlan = {},
): Promise<{ readonly pupil: MadePupil; readonly matterId: string }> {
  authority.database.clock.set('2026-09-02')
  const pupil = await aPupilOnRoll(authority, { startingOn: '2024-09-03', ...plan })
  const school = authority.organisation(`school-${pupil.school.urn}`)
  const day = plainDate('2026-09-02')
  const opened = await authority.as('alder-staff', async (trx, by) =>
    worked(
      await openMatter(authority.deps, trx, by, {
        kind: 'school-enquiry',
        childId: pupil.id,
        schoolUrn: pupil.school.urn,
        openedOn: day,
        openTo: [{ organisationId: school.id, side: 'school', because: 'own pupil' }],
        ownerOrganisationId: school.id,
        ownerAccountId: by.accountId,
        deputyAccountId: null,
        events: [
          { kind: 'enquiry-opened', happenedOn: day, facts: { route, firstMissedOn: day } },
          { kind: 'day-zero-recorded', happenedOn: day, facts: { dayZero: day } },
        ],
      }),
    ),
  )
  return { pupil, matterId: opened.matter.id }
}

function newEventOf({ kind, facts, happenedOn }: MatterEvent): NewEvent {
  return { kind, facts, happenedOn } as NewEvent
}

// Otherwise it stays unknown whether the further enquiries are called for, and nothing is ever complete.
function circumstancesKnown(event: NewEvent): NewEvent {
  if (event.kind !== 'non-arrival-reported') return event
  const circumstances = {
    'has-siblings': false,
    'came-from-another-school': false,
    'believed-abroad': false,
    'believed-moved-authority': false,
    'lives-in-another-authority': false,
    'known-to-social-care': false,
    'service-family': false,
  }
  return { ...event, facts: { ...event.facts, circumstances } }
}

/** Who says an event of an enquiry, as the key of a colleague. */
function tellerOf(event: NewEvent, staff: string): string | undefined {
  if (event.kind === 'admissions-answered') return 'admissions'
  if (event.kind === 'referral-acknowledged') return 'cme-officer'
  if (event.kind === 'joint-outcome-signed') return event.facts.by === 'authority' ? 'cme-officer' : staff
  if (event.kind === 'team-requested' || event.kind === 'day-twenty-reached') return undefined
  return event.kind.startsWith('team-') || event.kind === 'visit-recorded' ? 'stafford-worker' : staff
}

async function tell(authority: AnAuthority, staff: string, matterId: string, event: NewEvent): Promise<void> {
  const teller = tellerOf(event, staff)
  const record = (trx: Trx, by: Parameters<typeof recordEvents>[2]) =>
    recordEvents(authority.deps, trx, by, matterId, [event])
  worked(
    teller === undefined
      ? await authority.asSystem((trx) => record(trx, systemOf(authority.laId)))
      : await authority.as(teller, record),
  )
}

/** What an event opens beside itself: the enquiry to another organisation, or the authority's case. */
async function openOthers(
  authority: AnAuthority,
  staff: string,
  { pupil, matterId }: { readonly pupil: MadePupil; readonly matterId: string },
  event: NewEvent,
): Promise<string | undefined> {
  const at = authority.database.clock.now()
  if (event.kind === 'admissions-asked' || event.kind === 'team-requested') {
    const isTeam = event.kind === 'team-requested'
    await authority.asSystem(async (trx) => {
      const to = isTeam
        ? await findOrganisationByKey(trx, 'stafford')
        : await getOrganisationOfKind(trx, 'admissions')
      await openMatterTo(trx, matterId, to?.id ?? '', isTeam ? 'team' : 'admissions', 'asked', at)
    })
  }
  if (event.kind !== 'referral-sent') return undefined
  const opened = await authority.as(staff, (trx, by) =>
    openAuthorityCase(authority.deps, trx, by, {
      childId: pupil.id,
      schoolUrn: pupil.school.urn,
      openedFrom: { id: matterId },
      openedOn: plainDate('2026-09-29'),
      route: 'R1',
      from: 'school referral',
    }),
  )
  return worked(opened).matter.id
}

/** An authority's case that came by a referral, as far as `upTo`; its enquiry stands where the referral left it. */
export async function aCase(
  authority: AnAuthority,
  plan: { readonly upTo: EventKind; readonly pupil?: PupilPlan } = { upTo: 'case-opened' },
): Promise<MadeEnquiry & { readonly caseId: string }> {
  const enquiry = await anEnquiry(authority, { ...plan, upTo: 'referral-sent' })
  const { caseId } = enquiry
  if (caseId === undefined) throw new Error('The referral opened no case')
  for (const event of theCaseStory(plan.upTo).slice(1).map(newEventOf)) {
    authority.database.clock.set(event.happenedOn ?? '2026-09-29')
    worked(
      await authority.as('cme-officer', (trx, by) => recordEvents(authority.deps, trx, by, caseId, [event])),
    )
  }
  return { ...enquiry, caseId }
}

/** Records what is still open on the list of reasonable enquiries, each by its own side, until nothing is. */
export async function everythingIsTried(authority: AnAuthority, matterId: string): Promise<void> {
  const today = authority.database.clock.today()
  const open = await authority.as('cme-officer', async (trx) =>
    (await enquiryStanding(authority.deps, trx, await loadMatter(trx, matterId))).checks.filter(
      ({ complete }) => !complete,
    ),
  )
  for (const [side, teller] of [
    ['school', 'alder-staff'],
    ['team', 'stafford-worker'],
    ['authority', 'cme-officer'],
  ] as const) {
    const tries = open
      .filter(({ check }) => check.by === side)
      .flatMap(({ check, stillToTry }) =>
        (stillToTry.length > 0 ? stillToTry : [undefined]).map((about): NewEvent => {
          const facts = {
            check: check.id,
            method: 'records',
            who: check.asks,
            triedOn: today,
            result: 'nothing-found',
          }
          return { kind: 'enquiry-recorded', facts: { ...facts, ...(about === undefined ? {} : { about }) } }
        }),
      )
    await authority.as(teller, async (trx, by) =>
      worked(await recordEvents(authority.deps, trx, by, matterId, tries)),
    )
  }
}

/** The matter with its history, as nobody's wall shows it. */
export function lookAt(authority: AnAuthority, matterId: string): Promise<MatterInHand> {
  return authority.asSystem((trx) => loadMatter(trx, matterId))
}

/** What happened, one word for each event. */
export async function kindsOf(authority: AnAuthority, matterId: string): Promise<readonly EventKind[]> {
  return (await lookAt(authority, matterId)).events.map(({ kind }) => kind)
}

function worked<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`)
  return result.value
}
