import { describe, expect, it } from 'vitest'
import { plainDate } from '../domain/calendar/plain-date.ts'
import { CLOSING_REASONS } from '../domain/case/authority-case-facts.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { loadPacks } from './load-packs.ts'

const packs = loadPacks(repositoryPath('packs'))
const today = plainDate('2026-11-24')
const rules = packs.rulesAt(today, 'staffordshire')

describe('the rules of a day', () => {
  it('a day before the packs begin is a refusal that names parameter, day and pack', () => {
    const day = plainDate('2016-08-31')
    const refused = packs.rulesAt(day, 'staffordshire').rule('non-arrival/refer-after')
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        code: 'NO_RULE_IN_FORCE',
        facts: { parameter: 'non-arrival/refer-after', on: day, pack: 'staffordshire' },
      },
    })
  })

  it('a group of rules is refused when one of them is not in force', () => {
    expect(packs.rulesAt(plainDate('2016-08-31'), 'staffordshire').nonArrival().ok).toBe(false)
    expect(packs.rulesAt(today, 'england').nonArrival().ok).toBe(false)
  })

  it('a no-show: 5 school days, then 10 by law, then 20 (policy 4.2, 4.4)', () => {
    const found = rules.nonArrival()
    if (!found.ok) throw new Error(found.refusal.message)
    const { firstDay, askAdmissionsAfter, tellAuthorityAfter, referAfter } = found.value
    expect(firstDay.value).toBe('counts')
    expect(
      [askAdmissionsAfter, tellAuthorityAfter, referAfter].map(({ value, unit }) => [value, unit]),
    ).toEqual([
      [5, 'school-day'],
      [10, 'school-day'],
      [20, 'school-day'],
    ])
    expect(tellAuthorityAfter.because[0]?.strength).toBe('statute')
    expect(referAfter.because[0]).toMatchObject({ title: 'Staffordshire CME policy', at: '4.4' })
  })

  it.each([
    'caseHandling',
    'returns',
    'transferFile',
    'admissions',
    'homeEducation',
    'compulsorySchoolAge',
  ] as const)('Staffordshire has every rule of %s', (group) => expect(rules[group]().ok).toBe(true))

  it('every rule carries its reason, its days and the edition', () => {
    const all = rules.all()
    expect(all.length).toBeGreaterThan(200)
    for (const rule of all) {
      expect(rule.because.length, rule.key).toBeGreaterThan(0)
      expect(rule.from <= today && (rule.to === undefined || today <= rule.to), rule.key).toBe(true)
      expect(rule.packEdition).toMatch(/^[0-9a-f]{12}$/)
    }
  })

  it('what the writer of the pack only chose is not confirmed', () => {
    const acknowledge = rules.rule('case/acknowledge-within')
    expect(acknowledge.ok && acknowledge.value.confirmed).toBe(false)
    const refer = rules.rule('non-arrival/refer-after')
    expect(refer.ok && refer.value.confirmed).toBe(true)
  })

  it('the closing reasons are those that the case knows, and what is only believed closes nothing', () => {
    const found = rules.rule<readonly { id: string; closes: boolean }[]>('case/closing-reasons')
    if (!found.ok) throw new Error(found.refusal.message)
    const closing = found.value.value.filter(({ closes }) => closes).map(({ id }) => id)
    expect(closing.toSorted()).toEqual([...CLOSING_REASONS].toSorted())
    const open = found.value.value.filter(({ closes }) => !closes).map(({ id }) => id)
    expect(open).toEqual(['no-trace', 'believed-abroad', 'believed-moved'])
  })
})

describe('what Staffordshire calls things and whom to ring', () => {
  it('the safety lines come in order, with the present name (policy 1.4)', () => {
    const lines = rules.safetyLines().map(({ name, phones }) => [name, ...phones])
    expect(lines).toEqual([
      ['Emergency services', '999'],
      ['Integrated Front Door', '0800 13 13 126'],
      ['Emergency Duty Service', '0345 604 2886'],
    ])
  })

  it('the CME team’s post, telephone and e-mail', () => {
    expect(rules.contact('cme-team')).toMatchObject({
      value: {
        value: { phones: ['01785 278999', '01785 895966'], email: 'cme.referrals@staffordshire.gov.uk' },
      },
    })
  })

  it('each of the eight districts has a team of its own', () => {
    const districts = rules.districts().map(({ value }) => value.id)
    expect(districts).toHaveLength(8)
    expect(rules.teams().map(({ value }) => value.district)).toEqual(districts)
  })

  it.each([
    ['ST16 2DH', ['stafford'], false],
    ['st5 1aa', ['newcastle-under-lyme'], false],
    ['ST17 9XX', ['stafford'], false],
    ['ST17 1XX', ['cannock-chase', 'south-staffordshire', 'stafford'], false],
    ['B78 3AA', ['lichfield', 'tamworth'], true],
    ['ZZ1 1AA', [], true],
    ['', [], true],
  ])('where %s lies: %j; elsewhere perhaps: %s', (postcode, candidates, elsewhere) => {
    const found = rules.districtsOfPostcode(postcode)
    expect(found.candidates.map(({ id }) => id)).toEqual(candidates)
    expect(found.mayBeElsewhere).toBe(elsewhere)
  })

  it('every paragraph of the policy stands there, and its conflicts exist', () => {
    const keys = rules.conflicts().map(({ key }) => key)
    for (const id of ['1.1', '2.2', '2.8', '3.5', '4.1', '4.4', '4.15', '5.7']) {
      expect(rules.paragraph(id)?.text, id).toBeTruthy()
    }
    for (const { overtakenBy } of rules.paragraphs()) {
      for (const key of overtakenBy) expect(keys).toContain(key)
    }
    expect(keys).toContain('removal-on-acknowledgement')
  })

  it('a conflict says which regulation governs on the day', () => {
    const governs = (day: string) =>
      packs
        .rulesAt(plainDate(day), 'staffordshire')
        .conflicts()
        .find(({ key }) => key === 'removal-on-acknowledgement')?.governs.title
    expect(governs('2024-08-18')).toBe('SI 2006/1751')
    expect(governs('2024-08-19')).toBe('SI 2024/208')
  })

  it('the list of enquiries has a school’s, a team’s and an authority’s part, each in its place', () => {
    const checks = rules.enquiryChecks()
    expect(checks.map(({ order }) => order)).toEqual(checks.map((_check, index) => index + 1))
    expect(new Set(checks.map(({ by }) => by))).toEqual(new Set(['school', 'team', 'authority']))
    const leaving = checks.filter(({ by, id }) => by === 'authority' && id !== 'own-databases')
    for (const check of leaving) expect(check.gateway, check.id).toBeDefined()
  })
})

describe('the packs', () => {
  it('know the authorities that they speak for', () => {
    expect(packs.authorities().map(({ key, code }) => [key, code])).toEqual([
      ['staffordshire', '860'],
      ['testshire', '999'],
    ])
    expect(packs.findAuthority('nowhere')).toMatchObject({
      ok: false,
      refusal: { code: 'AUTHORITY_NOT_KNOWN' },
    })
    expect(() => packs.rulesAt(today, 'nowhere')).toThrow('no pack called nowhere')
  })

  it('tell what nobody has checked for a year', () => {
    expect(packs.notCheckedSince(today)).toEqual([])
    expect(packs.notCheckedSince(plainDate('2027-11-25')).length).toBeGreaterThan(200)
  })
})
