import { type PlainDate, plainDate } from '../../domain/calendar/plain-date.ts'
import type { EventEffect } from '../../domain/case/decide-event.ts'
import type { Result } from '../../domain/result.ts'
import {
  findOrganisationByKey,
  findOrganisationOfSchool,
  getMatter,
  getOrganisationOfKind,
  homeEducationStart,
  listColleagues,
  listMattersOfChild,
  type NewEvent,
  type NewHomeEducation,
  openAuthorityCase,
  openHomeEducation,
  openMatter,
  openMatterTo,
  type Recorded,
  recordEvents,
} from '../../features/cases/index.ts'
import { endEntry, findOpenEntry, listContacts } from '../../features/children/index.ts'
import type { Deps } from '../../features/slice.ts'
import { type Asker, systemOf } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { PlantedStory } from './plant-story-children.ts'
import type { Step, StoryFacts, Thread, Who } from './story.ts'
import type { StoryDays } from './story-days.ts'
import type { StoryPeople } from './story-people.ts'

export interface Telling {
  readonly deps: Deps
  readonly laId: number
  readonly days: StoryDays
  readonly people: StoryPeople
  readonly now: Date
  /** Organisations met so far, by their kind. */
  readonly kinds: Map<string, string>
}

interface Teller {
  readonly planted: PlantedStory
  readonly matters: Map<Thread, string>
  readonly facts: StoryFacts
}

interface Scheduled {
  readonly at: Date
  readonly teller: Teller
  readonly step: Step
}

/**
 * Tells every story through the same commands that people use, all steps of all stories in the order of their days, each
 * with the clock on its own day. A step that the process refuses is a fault of the story.
 */
export async function tellStories(
  trx: Trx,
  telling: Telling,
  stories: readonly PlantedStory[],
): Promise<void> {
  const scheduled: Scheduled[] = []
  for (const planted of stories) {
    const teller: Teller = { planted, matters: new Map(), facts: await factsOf(trx, telling, planted) }
    const { story } = planted
    const opening: Step = { day: 1, by: whoBegins(story.thread), thread: story.thread, event: story.begins }
    const steps = [opening, ...story.steps.filter((step) => step.day <= story.today)].toSorted(
      (a, b) => a.day - b.day,
    )
    for (const [index, step] of steps.entries())
      scheduled.push({ teller, step, at: instantOf(telling, story.today, step.day, index) })
  }
  // By days, and within a day one story after the other: what one person recorded in one go is one command.
  const dayOf = ({ at }: Scheduled) => at.toISOString().slice(0, 10)
  for (const [, ofDay] of [...Map.groupBy(scheduled, dayOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (const run of runsOf(ofDay)) await tellRun(trx, telling, run)
  }
}

function runsOf(scheduled: readonly Scheduled[]): readonly (readonly Scheduled[])[] {
  const runs: Scheduled[][] = []
  for (const one of scheduled) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    const goesOn =
      before !== undefined &&
      before.teller === one.teller &&
      before.step.thread === one.step.thread &&
      before.step.by === one.step.by
    if (goesOn) last?.push(one)
    else runs.push([one])
  }
  return runs
}

async function tellRun(trx: Trx, telling: Telling, run: readonly Scheduled[]): Promise<void> {
  const [first] = run
  if (first === undefined) return
  const { at, teller, step } = first
  const deps = { ...telling.deps, clock: clockAt(at) }
  const by = await speaker(trx, telling, teller, step.by)
  const facts = { ...teller.facts, reference: (await referenceOf(trx, teller)) ?? '', officer: by.name }
  const events = run.map((one) => one.step.event(facts))
  const known = teller.matters.get(step.thread)
  const [opening, ...rest] = events
  if (known === undefined && opening !== undefined)
    teller.matters.set(step.thread, await begin(trx, deps, by, teller, opening))
  const news = known === undefined ? rest : events
  const matterId = teller.matters.get(step.thread)
  if (matterId === undefined || news.length === 0) return
  const recorded = must(
    teller,
    news.map(({ kind }) => kind).join(', '),
    await recordEvents(deps, trx, by, matterId, news),
  )
  for (const event of news) await follow(trx, deps, by, teller, matterId, event)
  for (const { opens } of recorded.effects) await openThread(trx, deps, by, teller, matterId, opens, recorded)
}

async function begin(
  trx: Trx,
  deps: Deps,
  by: Asker,
  { planted, facts }: Teller,
  event: NewEvent,
): Promise<string> {
  const { childId, school } = planted
  const openedOn = event.happenedOn ?? facts.day(1)
  if (event.kind === 'case-opened') {
    const { route, from } = event.facts
    const opened = await openAuthorityCase(deps, trx, by, { childId, schoolUrn: null, openedOn, route, from })
    return must({ planted }, event.kind, opened).matter.id
  }
  if (school === undefined) throw new Error('A story of an enquiry or a notice needs a school')
  if (event.kind === 'home-education-notified') {
    return openHome(trx, deps, by, {
      childId,
      schoolUrn: school.urn,
      openedOn,
      from: school.name,
      startsAt: 'E0',
      notice: event.facts,
    })
  }
  const own = await findOrganisationOfSchool(trx, school.urn)
  if (own === undefined) throw new Error(`${school.name} is no organisation`)
  const opened = await openMatter(deps, trx, by, {
    kind: 'school-enquiry',
    childId,
    schoolUrn: school.urn,
    openedOn,
    openTo: [{ organisationId: own.id, side: 'school', because: 'on the roll of the school' }],
    ownerOrganisationId: own.id,
    ownerAccountId: by.accountId,
    deputyAccountId: await deputyAt(trx, own.id, by.accountId),
    events: [event],
  })
  return must({ planted }, event.kind, opened).matter.id
}

/** Whoever stands in at a school: the safeguarding lead, or the head, or a colleague. */
async function deputyAt(trx: Trx, organisationId: string, ownerId: string | null): Promise<string | null> {
  const roles = ['designated-safeguarding-lead', 'headteacher', 'school-staff']
  const others = (await listColleagues(trx, organisationId, roles)).filter(
    (each) => each.accountId !== ownerId,
  )
  return roles.map((role) => others.find((each) => each.role === role)).find(Boolean)?.accountId ?? null
}

async function openHome(trx: Trx, deps: Deps, by: Asker, the: NewHomeEducation): Promise<string> {
  const opened = await openHomeEducation(deps, trx, by, the)
  if (!opened.ok) throw new Error(opened.refusal.message)
  const home = (await listMattersOfChild(trx, the.childId)).find((matter) => matter.kind === 'home-education')
  if (home === undefined) throw new Error('The home education record was not made')
  return home.id
}

// What the acts of the slices do beside the event: let others in, open other threads, end a line of the register.
async function follow(
  trx: Trx,
  deps: Deps,
  by: Asker,
  teller: Teller,
  matterId: string,
  event: NewEvent,
): Promise<void> {
  const { planted, matters } = teller
  const at = deps.clock.now()
  if (event.kind === 'admissions-asked') {
    const admissions = await getOrganisationOfKind(trx, 'admissions')
    await openMatterTo(
      trx,
      matterId,
      admissions.id,
      'admissions',
      'asked whether the child is registered elsewhere',
      at,
    )
  }
  if (event.kind === 'team-requested' || event.kind === 'team-asked') {
    const team = await findOrganisationByKey(trx, planted.district)
    if (team !== undefined)
      await openMatterTo(trx, matterId, team.id, 'team', 'the district of the home address', at)
  }
  if (event.kind === 'looked-after-recorded' && event.facts.lookedAfter) {
    const virtual = await getOrganisationOfKind(trx, 'virtual-school')
    await openMatterTo(trx, matterId, virtual.id, 'virtual-school', 'the child is looked after', at)
  }
  if (event.kind === 'place-applied') {
    const admissions = await getOrganisationOfKind(trx, 'admissions')
    await openMatterTo(trx, matterId, admissions.id, 'admissions', 'a place is applied for', at)
  }
  if (event.kind === 'removal-decided')
    await endRegister(trx, planted, event.facts.onDate, event.facts.ground)
  if (event.kind === 'home-education-told' && event.facts.removedOn !== undefined)
    await endRegister(trx, planted, event.facts.removedOn, 'F')
  const theirs = matters.get('case')
  if (
    event.kind === 'joint-outcome-signed' &&
    event.facts.by === 'authority' &&
    theirs !== undefined &&
    matterId !== theirs
  ) {
    if ((await getMatter(trx, theirs)).open)
      must(teller, event.kind, await recordEvents(deps, trx, by, theirs, [event]))
  }
}

async function openThread(
  trx: Trx,
  deps: Deps,
  by: Asker,
  { planted, facts, matters }: Teller,
  matterId: string,
  opens: EventEffect['opens'],
  recorded: Recorded,
): Promise<void> {
  const openedOn = deps.clock.today()
  const about = {
    childId: planted.childId,
    schoolUrn: planted.school?.urn ?? null,
    openedFrom: { id: matterId },
    openedOn,
  }
  const startsAt = homeEducationStart(opens)
  if (startsAt !== undefined) {
    matters.set(
      'home',
      await openHome(trx, deps, by, { ...about, from: facts.schoolName || by.organisationName, startsAt }),
    )
  } else if (opens?.startsWith('L')) {
    const from =
      opens === 'L0'
        ? 'The school referred the child'
        : `${by.organisationName} found the child without education`
    const opened = await openAuthorityCase(deps, trx, by, {
      ...about,
      route: recorded.state.route ?? 'R1',
      from,
      startsAt: opens,
    })
    matters.set('case', must({ planted }, 'case-opened', opened).matter.id)
  }
}

async function endRegister(
  trx: Trx,
  { childId, school }: PlantedStory,
  on: PlainDate,
  ground: string,
): Promise<void> {
  const entry = school === undefined ? undefined : await findOpenEntry(trx, childId, school.urn)
  if (entry === undefined) return
  await endEntry(trx, entry.id, {
    endedOn: on,
    ground,
    ruleSet: 'SI 2024/208',
    destination: { kind: ground === 'F' ? 'home-education' : 'unknown' },
    at: new Date(`${on}T15:00:00Z`),
  })
}

async function speaker(
  trx: Trx,
  { people, laId, kinds }: Telling,
  { planted, matters }: Teller,
  who: Who,
): Promise<Asker> {
  const ofKind = async (kind: string) => {
    const id = kinds.get(kind) ?? (await getOrganisationOfKind(trx, kind)).id
    kinds.set(kind, id)
    return id
  }
  switch (who) {
    case 'onroll':
      return systemOf(laId)
    case 'school':
    case 'head': {
      const school =
        planted.school === undefined ? undefined : await findOrganisationOfSchool(trx, planted.school.urn)
      return people.at(
        school?.id ?? (await ofKind('cme-team')),
        who === 'head' ? 'headteacher' : 'school-staff',
      )
    }
    case 'admissions':
      return people.at(await ofKind('admissions'), 'admissions-officer')
    case 'team':
      return people.at((await findOrganisationByKey(trx, planted.district))?.id ?? '', 'team-worker')
    case 'ehe':
      return people.at(await ofKind('home-education-team'), 'ehe-officer')
    case 'virtual':
      return people.at(await ofKind('virtual-school'), 'virtual-school')
    case 'manager':
      return people.at(await ofKind('cme-team'), 'cme-manager')
    case 'officer': {
      const caseId = matters.get('case')
      const owner = caseId === undefined ? null : (await getMatter(trx, caseId)).ownerAccountId
      return (
        (owner === null ? undefined : people.byAccount(owner)) ??
        people.at(await ofKind('cme-team'), 'cme-officer')
      )
    }
  }
}

async function referenceOf(trx: Trx, { matters }: Teller): Promise<string | undefined> {
  const caseId = matters.get('case')
  return caseId === undefined ? undefined : (await getMatter(trx, caseId)).reference
}

async function factsOf(
  trx: Trx,
  { days, people }: Telling,
  { story, childId, givenName, school, district }: PlantedStory,
): Promise<StoryFacts> {
  const team = await findOrganisationByKey(trx, district)
  const cme = await getOrganisationOfKind(trx, 'cme-team')
  return {
    day: (n) => days.dayOf(n, story.today),
    givenName,
    schoolName: school?.name ?? '',
    laestab: '',
    contacts: await listContacts(trx, childId),
    team: { name: team?.name ?? '', district },
    officer: people.at(cme.id, 'cme-officer').name,
    manager: people.at(cme.id, 'cme-manager').name,
    reference: '',
  }
}

function whoBegins(thread: Thread): Who {
  return thread === 'case' ? 'officer' : 'school'
}

// Steps of one day follow one another by minutes; what happened today happened before now.
function instantOf({ days, now }: Telling, today: number, day: number, index: number): Date {
  const planned = new Date(`${days.dayOf(day, today)}T09:00:00Z`).getTime() + index * 4 * 60_000
  return new Date(Math.min(planned, now.getTime() - (100 - index) * 1_000))
}

function clockAt(at: Date): Deps['clock'] {
  const today = plainDate(at.toISOString().slice(0, 10))
  return { now: () => at, today: () => today, refresh: async () => {} }
}

function must({ planted }: Pick<Teller, 'planted'>, what: string, result: Result<Recorded>): Recorded {
  if (result.ok) return result.value
  throw new Error(`The story of ${planted.givenName} stops at ${what}: ${result.refusal.message}`)
}
