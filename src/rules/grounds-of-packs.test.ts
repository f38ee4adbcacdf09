import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate, plainDate } from '../domain/calendar/plain-date.ts'
import { decideGround } from '../domain/register/decide-ground.ts'
import type { Ground } from '../domain/register/deletion-ground.ts'
import type { GroundFacts } from '../domain/register/ground-facts.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { loadPacks } from './load-packs.ts'

const packs = loadPacks(repositoryPath('packs'))
const today = plainDate('2026-11-24')
const before = plainDate('2026-11-23')
const after = plainDate('2026-11-25')

function aGround(id: string, on = today, authority = 'england'): Ground {
  const ground = packs.rulesAt(on, authority).ground(id)
  if (!ground.ok) throw new Error(ground.refusal.message)
  return ground.value
}

function decide(ground: Ground, facts: GroundFacts) {
  const decision = decideGround(ground, facts, ground.readFor)
  if (!decision.ok) throw new Error(decision.refusal.message)
  return decision.value
}

const signed = { outcome: 'not-found', by: 'H Test-Head', on: before } as const

/** Facts under which every ground of every list is permitted on the day after `before`. */
function everythingBy(before: PlainDate): GroundFacts {
  const school = { outcome: 'not-found', by: 'H Test-Head', on: before } as const
  return {
    absence: { schoolDays: 22, sessions: { N: 10, O: 34 } },
    leave: { endedOn: plainDate('2016-01-01'), schoolDaysSince: 10 },
    cause: { sick: false, unavoidable: false },
    enquiries: {
      school: { complete: true, completedOn: before },
      authority: { complete: true, completedOn: before },
    },
    jointOutcome: { school, authority: { ...school, by: 'C Sample-Officer' } },
    noGroundsToBelieveWillAttend: true,
    ceasedToAttend: true,
    registeredElsewhere: { school: 'Alder Academy', verifiedOn: before },
    attendanceOrder: {
      namesThisSchool: false,
      amendedOn: before,
      revokedOn: before,
      revokedAsEducatedOtherwise: true,
    },
    mobileChildsMainSchool: false,
    dualRegistrationAgreed: false,
    otherProprietorsConsent: true,
    nursery: { finished: true, joinsReceptionHere: false },
    parentNotice: { receivedOn: before, statedDay: before },
    specialSchool: { placedByAuthority: true, consentGivenOn: before },
    childProtection: true,
    withdrawalConsentOn: before,
    authorityToldOfIntentionOn: before,
    home: { withinReasonableDistance: false, boarder: false },
    detention: { finalOrder: true, months: 4 },
    diedOn: before,
    leavingAge: { overBeforeSchoolNextMeets: true, willLeaveOrNotQualifyForSixthForm: true },
    boarding: { boarder: true, stateFunded: true, feesUnpaidAtEndOfTerm: true },
    ceasedToBePupilOn: before,
    school: { kind: 'independent' },
    exclusion: { permanent: true, reviewStepsFinished: true },
    medical: { unfitUntilOverAge: true, meansToStayOn: false },
    local: { 'authority-has-looked': before },
  }
}

const everything = everythingBy(before)

const lists = [
  ...['england', 'staffordshire', 'testshire'].map((authority) => ({ authority, on: today })),
  { authority: 'testshire', on: plainDate('2027-09-01') },
  { authority: 'staffordshire', on: plainDate('2024-08-18') },
  { authority: 'staffordshire', on: plainDate('2024-08-19') },
]
const grounds = lists.flatMap(({ authority, on }) =>
  (['of-compulsory-school-age', 'not-of-compulsory-school-age'] as const).flatMap((pupils) => {
    const found = packs.rulesAt(on, authority).grounds(pupils)
    return found.ok ? found.value : []
  }),
)
const factNames = Object.keys(everything) as (keyof GroundFacts)[]

describe('any ground', () => {
  it('there are fifteen for pupils of compulsory school age, before and since 2024', () => {
    for (const on of [plainDate('2016-09-01'), plainDate('2024-08-18'), plainDate('2024-08-19'), today]) {
      const list = packs.rulesAt(on, 'staffordshire').grounds()
      expect(list.ok && list.value.map(({ id }) => id.toLowerCase()).join('')).toBe('abcdefghijklmno')
    }
  })

  it.each(
    grounds.map(
      (ground) => [`${ground.readFor} ${ground.ruleSet} ${ground.regulation} ${ground.id}`, ground] as const,
    ),
  )('is met by the whole of the facts and by nothing less than its own: %s', (_name, ground) => {
    expect(decide(ground, everythingBy(addDays(ground.readFor, -1)))).toMatchObject({ permitted: true })
    const nothing = decide(ground, {})
    expect(nothing.permitted).toBe(false)
    for (const condition of nothing.conditions) {
      expect(condition).toMatchObject({ met: false, why: expect.stringMatching(/not recorded/i) as string })
      expect(condition.whatWouldMeetIt).not.toBe('')
      expect(condition.because.length).toBeGreaterThan(0)
    }
  })

  it('a fact taken away never makes a removal permitted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...grounds),
        fc.subarray(factNames),
        fc.constantFrom(...factNames),
        (ground, kept, lost) => {
          const all = everythingBy(addDays(ground.readFor, -1))
          const more = Object.fromEntries(kept.map((name) => [name, all[name]])) as GroundFacts
          const { [lost]: _gone, ...less } = more
          if (!decide(ground, more).permitted) expect(decide(ground, less).permitted).toBe(false)
          const metBefore = new Set(metIds(ground, more))
          expect(metIds(ground, less).every((id) => metBefore.has(id))).toBe(true)
        },
      ),
    )
  })

  it('a fact that stops a removal beside all others stops it beside any of them', () => {
    const failing: readonly GroundFacts[] = [
      { absence: { schoolDays: 19, sessions: { N: 10, O: 28 } } },
      { absence: { schoolDays: 22, sessions: { N: 10, O: 33, I: 1 } } },
      { cause: { sick: true, unavoidable: false } },
      { enquiries: { school: { complete: true }, authority: { complete: false } } },
      {
        enquiries: {
          school: { complete: true },
          // After every day that a ground is read for here.
          authority: { complete: true, completedOn: plainDate('2030-01-01') },
        },
      },
      { jointOutcome: { school: signed } },
      { jointOutcome: { school: signed, authority: { ...signed, on: plainDate('2030-01-01') } } },
      { jointOutcome: { school: signed, authority: { ...signed, outcome: 'found-will-not-attend' } } },
      { attendanceOrder: { namesThisSchool: true } },
      { parentNotice: { receivedOn: before, statedDay: plainDate('2030-01-01') } },
      { specialSchool: { placedByAuthority: true } },
      { registeredElsewhere: { school: 'Alder Academy' } },
      { home: { withinReasonableDistance: true, boarder: false } },
      { local: {} },
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...grounds),
        fc.subarray(factNames),
        fc.constantFrom(...failing),
        (ground, kept, bad) => {
          const all = everythingBy(addDays(ground.readFor, -1))
          const facts = Object.fromEntries(kept.map((name) => [name, all[name]])) as GroundFacts
          // Not every ground has the condition that the fact fails.
          if (decide(ground, { ...all, ...bad }).permitted) return
          expect(decide(ground, { ...facts, ...bad }).permitted).toBe(false)
        },
      ),
    )
  })

  it('is refused on another day than the one it was read for', () => {
    const decision = decideGround(aGround('I'), everything, after)
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'GROUND_OF_ANOTHER_DAY' } })
  })
})

describe('ground I, absent for 20 school days and not found', () => {
  const ground = aGround('I', today, 'staffordshire')

  it('has five conditions, of law, and the paragraph of the policy beside the one it adds to (policy 4.9)', () => {
    expect(ground.conditions.map(({ id }) => id)).toEqual([
      'absent-20-school-days',
      'every-session-coded-g-n-or-o',
      'no-sickness-or-unavoidable-cause',
      'enquiries-complete-by-both',
      'same-outcome-recorded-by-both',
    ])
    expect(ground.conditions[3]?.because.map(({ source, at }) => `${source} ${at}`)).toEqual([
      'si-2024-208 reg 9(1)(i)',
      'staffordshire-policy 4.9',
    ])
  })

  it('an acknowledgement meets no condition of any ground (policy 4.4)', () => {
    const acknowledged = { by: 'C Sample-Officer', on: before }
    for (const each of grounds) expect(metIds(each, { acknowledged })).toEqual([])
    const { jointOutcome: _none, ...noOutcome } = everything
    const decision = decide(ground, { ...noOutcome, acknowledged })
    expect(decision.permitted).toBe(false)
    expect(decision.conditions.at(-1)?.why).toContain('An acknowledgement is not an outcome.')
  })

  it.each([
    [19, false],
    [20, true],
    [21, true],
  ])('%i school days of absence: %s (policy 4.9)', (schoolDays, permitted) => {
    const sessions = { O: schoolDays * 2 }
    expect(decide(ground, { ...everything, absence: { schoolDays, sessions } }).permitted).toBe(permitted)
  })

  it('a planned closure neither breaks the run nor counts in it', () => {
    const absence = (sessions: Record<string, number>) => ({
      ...everything,
      absence: { schoolDays: 20, sessions },
    })
    expect(decide(ground, absence({ O: 40, '#': 2 })).permitted).toBe(true)
    expect(decide(ground, absence({ O: 38, '#': 2 })).permitted).toBe(false)
  })

  it('an outcome signed after the day, or by nobody, does not count', () => {
    const authority = { ...signed, by: 'C Sample-Officer' }
    for (const wrong of [
      { ...authority, on: after },
      { ...authority, by: ' ' },
    ]) {
      const jointOutcome = { school: signed, authority: wrong }
      expect(decide(ground, { ...everything, jointOutcome }).permitted).toBe(false)
    }
  })

  it('both sides must have completed their enquiries (policy 4.9)', () => {
    const onlySchool = { enquiries: { school: { complete: true } } }
    const decision = decide(ground, { ...everything, ...onlySchool })
    expect(decision.conditions[3]).toMatchObject({
      met: false,
      why: 'Not recorded: whether the authority’s enquiries are complete.',
    })
  })
})

describe('ground F, home education', () => {
  it('waits until the stated day has passed, not only come (policy 5.1)', () => {
    const stated = (statedDay: typeof today) =>
      decide(aGround('F'), { ...everything, parentNotice: { receivedOn: before, statedDay } }).permitted
    expect(stated(today)).toBe(false)
    expect(stated(addDays(today, -1))).toBe(true)
  })
})

function metIds(ground: Ground, facts: GroundFacts): readonly string[] {
  return decide(ground, facts)
    .conditions.filter(({ met }) => met)
    .map(({ id }) => id)
}
