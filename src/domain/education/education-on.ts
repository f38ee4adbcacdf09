import type { PlainDate } from '../calendar/plain-date.ts'
import type { MatterEvent } from '../case/matter-event.ts'
import type { EducationFacts, ProvisionFact, Registration, Saying, Thread } from './education-facts.ts'
import { type EducationStatus, educationStatusOf } from './education-status.ts'
import { homeEducationOf, missingOf, outcomeOf } from './status-of-threads.ts'
import { type ThreadOnDay, threadOnDay } from './thread-on-day.ts'

/** How a child was educated on a day, since when, where, and on whose word. */
export interface EducationOnDay {
  readonly status: EducationStatus
  readonly since: PlainDate | null
  readonly where: string | null
  readonly says: Saying | null
  readonly source: string | null
  readonly evidence: string | null
  /** Of compulsory school age and, as far as is known, living in the area: the duty to identify holds. */
  readonly inScope: boolean
  /** A child missing education: counted from the first day, however short (policy 2.2 is overtaken here). */
  readonly missing: boolean
  /** Counts in the department’s return of children missing education, in that of home education. */
  readonly inMissingReturn: boolean
  readonly inHomeEducationReturn: boolean
  /** Would stand on the register of children not in school, once the 2026 Act is in force. */
  readonly onNotInSchoolRegister: boolean
  /** In scope, and nobody has said how the child is educated. */
  readonly toBeFoundOut: boolean
}

interface Found {
  readonly status: EducationStatus
  readonly since?: PlainDate | undefined
  readonly where?: string | undefined
  readonly says?: Saying | undefined
  readonly source?: string | undefined
  readonly evidence?: string | undefined
}

/**
 * How a child is educated on a day, from what is known. The first of these that holds: died; over school age; on a
 * register (as flexi or part-time where that is recorded); in other provision; home educated; looked for or waiting
 * for a place; what closed the last case; not yet of school age; nobody has said. Nothing is stored: a child moves in
 * and out of scope by its birthday alone.
 *
 * @param day  the day asked about; for what was known at an earlier moment leave later facts out of `facts`
 * @law        Education Act 1996 s8, s436A; DfE guidance Children missing education, September 2025
 */
export function educationOn(facts: EducationFacts, day: PlainDate): EducationOnDay {
  const found = findStatus(facts, day)
  const { group } = educationStatusOf(found.status)
  const ofAge = facts.schoolAge.from <= day && day <= facts.schoolAge.until
  const inScope = ofAge && group !== 'elsewhere'
  const missing = inScope && group === 'missing'
  const registered = group === 'registered' && found.status !== 'flexi-schooled'
  return {
    status: found.status,
    since: found.since ?? null,
    where: found.where ?? null,
    says: found.says ?? null,
    source: found.source ?? null,
    evidence: found.evidence ?? null,
    inScope,
    missing,
    inMissingReturn: missing,
    inHomeEducationReturn: inScope && group === 'home',
    onNotInSchoolRegister: inScope && !registered && group !== 'not-known',
    toBeFoundOut: inScope && group === 'not-known',
  }
}

function findStatus(facts: EducationFacts, day: PlainDate): Found {
  const threads = facts.threads.flatMap((thread) => {
    const on = threadOnDay(thread, day)
    return on ? [{ kind: thread.kind, ...on, thread }] : []
  })
  const cases = threads.filter(({ kind }) => kind === 'authority-case')
  const closed = latest(cases.filter(({ open }) => !open))
  const outcome = closed && outcomeOf(closed)
  if (closed && outcome === 'died') return told('died', closed)
  if (day > facts.schoolAge.until) return { status: 'above-age', since: facts.schoolAge.until }
  const provision = latestProvision(facts.provisions, day)
  const registered = onRegisters(facts.registrations, day, provision)
  if (registered) return registered
  if (provision && !BESIDE_SCHOOL.has(provision.provision)) return provided(provision)
  const home = latest(threads.filter(({ kind, open }) => kind === 'home-education' && open))
  if (home) return told(homeEducationOf(home), whereItBegan(home, homeEducationOf))
  const open = latest(cases.filter((each) => each.open))
  if (open) return told(missingOf(open), whereItBegan(open, missingOf))
  if (closed && outcome && !leftARollSince(facts.registrations, closed.since, day))
    return told(outcome, closed)
  return day < facts.schoolAge.from
    ? { status: 'below-age', since: undefined }
    : { status: 'not-known', since: lastLeft(facts.registrations, day) }
}

const BESIDE_SCHOOL: ReadonlySet<string> = new Set(['flexi-schooled', 'part-time-timetable'])

const STATUS_OF_SECTOR = {
  state: 'on-roll-state',
  independent: 'on-roll-independent',
  alternative: 'on-roll-alternative',
} as const

function onRegisters(
  registrations: readonly Registration[],
  day: PlainDate,
  provision: ProvisionFact | undefined,
): Found | undefined {
  const held = registrations
    .filter(({ startingOn, endedOn }) => startingOn <= day && (endedOn === null || day < endedOn))
    .toSorted((a, b) => (a.startingOn < b.startingOn ? -1 : 1))
  const newest = held.at(-1)
  if (newest === undefined) return undefined
  const where = held.map(({ school }) => school).join(' and ')
  if (provision && BESIDE_SCHOOL.has(provision.provision)) return { ...provided(provision), where }
  const status = held.length > 1 ? 'dual-registered' : STATUS_OF_SECTOR[newest.sector]
  return { status, since: newest.startingOn, where, says: newest.says, source: 'Admission register' }
}

/** The provision recorded last of those that hold on the day: a later word corrects an earlier one. */
function latestProvision(provisions: readonly ProvisionFact[], day: PlainDate): ProvisionFact | undefined {
  return provisions
    .filter(({ from, until }) => from <= day && (until === null || day <= until))
    .toSorted((a, b) => (a.says.recordedAt < b.says.recordedAt ? -1 : 1))
    .at(-1)
}

function provided({ provision, where, from, says, source, evidence }: ProvisionFact): Found {
  return { status: provision, since: from, where, says, source, evidence: evidence ?? undefined }
}

/** The step since which the thread has said the same of the child: it may move on without anything changing for them. */
function whereItBegan(
  on: ThreadOnDay & { readonly thread: Thread },
  statusOf: (thread: ThreadOnDay) => EducationStatus,
): ThreadOnDay {
  let began: ThreadOnDay = on
  for (const day of on.days.toReversed()) {
    const earlier = threadOnDay(on.thread, day)
    if (earlier === undefined || statusOf(earlier) !== statusOf(on)) break
    began = earlier
  }
  return began
}

function told(status: EducationStatus, thread: ThreadOnDay): Found {
  // An offer moves no case, and yet the child waits for something else from that day.
  const offer = thread.events.findLast(({ kind }) => kind === 'place-offered')
  const by = status === 'place-offered' ? offer : thread.by
  const since = status === 'place-offered' ? offer?.happenedOn : thread.since
  return { status, since, says: by && sayingOf(by), ...groundsOf(by) }
}

function sayingOf({ by, recordedAt }: MatterEvent): Saying {
  return { who: [by.name, by.organisationName].filter(Boolean).join(', '), recordedAt }
}

function groundsOf(event: MatterEvent | undefined): Pick<Found, 'source' | 'evidence' | 'where'> {
  if (event?.kind === 'case-closed')
    return { source: event.facts.source, evidence: event.facts.evidence, where: event.facts.fact }
  if (event?.kind === 'located')
    return { source: event.facts.source, evidence: event.facts.evidence, where: event.facts.place }
  if (event?.kind === 'place-offered') return { where: event.facts.school }
  return { source: event?.source }
}

function latest<Each extends ThreadOnDay>(threads: readonly Each[]): Each | undefined {
  return threads.toSorted((a, b) => (a.since < b.since ? -1 : 1)).at(-1)
}

function leftARollSince(registrations: readonly Registration[], since: PlainDate, day: PlainDate): boolean {
  return registrations.some(({ endedOn }) => endedOn !== null && endedOn > since && endedOn <= day)
}

function lastLeft(registrations: readonly Registration[], day: PlainDate): PlainDate | undefined {
  return registrations
    .flatMap(({ endedOn }) => (endedOn !== null && endedOn <= day ? [endedOn] : []))
    .toSorted()
    .at(-1)
}
