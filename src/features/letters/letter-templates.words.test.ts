import { describe, expect, test } from 'vitest'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { repositoryPath } from '../../platform/config/paths.ts'
import { loadPacks, readPackFiles } from '../../rules/load-packs.ts'
import { findLetterFaults } from './check-letter-templates.ts'
import { legalBasisOf } from './legal-basis.ts'
import { letterTemplate, wordsOf } from './letter-template.ts'

const files = readPackFiles(repositoryPath('packs'))
const packs = loadPacks(repositoryPath('packs'))
const letterNames = [...new Set(files.flatMap(({ path }) => /\/letters\/(.+)\.njk$/.exec(path)?.[1] ?? []))]

function faultsOf(body: string, head = 'label: L\nkind: email\nsubject: "S {{ reference }}"\nbecause: why') {
  const faults = findLetterFaults([{ path: 'made-up/letters/one.njk', text: `---\n${head}\n---\n${body}` }])
  return faults.map(({ problem }) => problem)
}

describe('the letters of the packs', () => {
  test('are all right: each renders with what it names', () => {
    expect(findLetterFaults(files)).toEqual([])
  })

  test.each(packs.authorities().map(({ key }) => key))('every letter can be written in %s', (authority) => {
    expect(letterNames.length).toBeGreaterThan(9)
    for (const name of letterNames) expect(letterTemplate(packs, authority, name).name).toBe(name)
  })

  test('are the authority’s own words where it has some, and the common ones elsewhere, policy Abbr. LA', () => {
    expect(letterTemplate(packs, 'testshire', 'admissions-asked').body).toContain('Admissions Desk')
    expect(letterTemplate(packs, 'staffordshire', 'admissions-asked').because).toBe('policy 4.2')
    expect(letterTemplate(packs, 'testshire', 'team-asked')).toEqual(
      letterTemplate(packs, 'england', 'team-asked'),
    )
  })

  test('rest on the duty to find children, as the rules of the day cite it, policy 1.5', () => {
    const on = plainDate('2026-10-09')
    const legalBasis = legalBasisOf(packs, 'staffordshire', on)
    expect(legalBasis).toBe('Education Act 1996, s436A')
    const facts = {
      reference: 'E-1',
      link: '/',
      fromOrganisation: 'F',
      toName: 'T',
      today: '',
      answerBy: '',
      legalBasis,
    }
    for (const name of ['admissions-asked', 'team-asked', 'referral-sent'])
      for (const authority of ['staffordshire', 'testshire'])
        expect(wordsOf(letterTemplate(packs, authority, name), facts).body).toContain(
          'Education Act 1996, s436A',
        )
    expect(legalBasisOf(packs, 'staffordshire', plainDate('2015-01-01'))).toBeUndefined()
  })

  test('claim no duty of a parent to give notice of education at home, policy 5.6', () => {
    const told = files.filter(({ path }) => path.includes('/letters/')).map(({ text }) => text)
    expect(
      told.filter((text) => /fail(ed|ure) to (notify|inform|tell)|must (notify|inform|tell)/i.test(text)),
    ).toEqual([])
  })

  test('a letter that names what nobody gives is a fault, never a gap', () => {
    const letter = letterTemplate(packs, 'staffordshire', 'team-asked')
    expect(() => wordsOf(letter, { reference: 'E-00001' })).toThrow()
  })
})

describe('what a letter may hold', () => {
  test('a value, a list, and whether something is present', () => {
    expect(
      faultsOf(
        '{{ name }}{% for one in many %}- {{ one }}\n{% endfor %}{% if more %}{{ more }}{% else %}none{% endif %}',
      ),
    ).toEqual([])
  })

  test.each([
    '{{ name | upper }}',
    '{{ child.name }}',
    '{{ days + 1 }}',
    '{% if days > 20 %}late{% endif %}',
    '{% if not told %}x{% endif %}',
    '{% set x = 1 %}',
    '{% include "other.njk" %}',
    '{{ range(3) }}',
    '{{ cycler("a") }}',
    '{# hidden #}',
  ])('%s is refused: logic is code', (tag) => {
    expect(faultsOf(tag).join()).toMatch(/may print a value/)
  })

  test('an open end, an empty letter and a head that is not whole are told', () => {
    expect(faultsOf('{% for one in many %}{{ one }}').join()).toMatch(/does not render/)
    expect(faultsOf('   ').join()).toMatch(/needs a subject and words/)
    expect(faultsOf('Words', 'kind: email').join()).toMatch(/head/)
    expect(faultsOf('{{ name ').join()).toMatch(/may print a value/)
    expect(findLetterFaults([{ path: 'made-up/letters/One Letter.txt', text: '' }])).toHaveLength(1)
  })
})
