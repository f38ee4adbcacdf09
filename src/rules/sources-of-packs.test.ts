import { describe, expect, it } from 'vitest'
import { plainDate } from '../domain/calendar/plain-date.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { loadPacks } from './load-packs.ts'

const packs = loadPacks(repositoryPath('packs'))
const rules = packs.rulesAt(plainDate('2026-11-24'), 'staffordshire')

describe('the texts that the rules rest on', () => {
  it('have each the days on which they were in force, so that what is history says so (policy 6)', () => {
    const sources = new Map(rules.sources().map((source) => [source.id, source]))
    for (const source of sources.values()) expect(source.from).toMatch(/^\d{4}-\d\d-\d\d$/)
    // Entry (i) of the list, the regulations of 2006.
    expect(sources.get('si-2006-1751')).toMatchObject({ to: '2024-08-18' })
    expect(sources.get('education-act-1996')?.to).toBeUndefined()
    expect(sources.get('cme-guidance-2025')).toMatchObject({ from: '2025-09-08' })
  })

  it('stand in the policy’s own list with the historic entries marked, and with who reviewed it last (policy 6)', () => {
    const list = rules.paragraph('6')
    expect(list?.text).toContain('(d) its s436A')
    expect(list?.text).toContain('Entries (i), (j) and (r) are historic')
    expect(packs.notCheckedSince(plainDate('2026-11-24'))).toEqual([])
    const inAYear = packs.notCheckedSince(plainDate('2027-12-01')).map(({ file }) => file)
    expect(inAYear).toContain('staffordshire/policy/6-links.yaml')
  })
})

describe('whom to write to', () => {
  it('the authority’s named contact is of the day, and an authority says its own (policy 1.6)', () => {
    expect(rules.contact('named-cme-contact')).toMatchObject({
      ok: true,
      value: { from: '2016-09-01', value: { email: 'cme.referrals@staffordshire.gov.uk' } },
    })
    const before = packs.rulesAt(plainDate('2016-08-31'), 'staffordshire').contact('named-cme-contact')
    expect(before).toMatchObject({ ok: false, refusal: { code: 'NO_RULE_IN_FORCE' } })
  })
})
