import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainDate } from '../domain/calendar/plain-date.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { checkPacks } from './check-packs.ts'
import { findPackFaults, loadPacks, readPackFiles } from './load-packs.ts'
import { packsFrom } from './packs.ts'
import { readPacks } from './read-packs.ts'

const files: Readonly<Record<string, string>> = {
  'law/pack.yaml': 'pack: law\nlabel: Law\nkind: national\n',
  'law/sources.yaml': `
- { id: act, title: The Act, strength: statute, confidence: V, from: 2000-01-01 }
- { id: old-act, title: The old Act, strength: statute, confidence: V, from: 1990-01-01, to: 1999-12-31 }
- { id: new-act, title: The new Act, strength: statute, confidence: V, from: 2026-04-29 }
`,
  'law/period.yaml': parameter('stricter: fewer', 10),
  'town/pack.yaml': `
pack: town
label: Town
kind: authority
extends: law
authority: { code: "998", name: Town Council, short-name: Town }
`,
  'town/sources.yaml':
    '- { id: policy, title: Town policy, strength: local-policy, confidence: V, from: 2000-01-01 }\n',
}

const lawCites = '[{ source: act, at: s1, strength: statute, confidence: V }]'
const townCites = '[{ source: policy, at: "4.4", strength: local-policy, confidence: V }]'

function parameter(head: string, value: number | string, because?: string): string {
  const cites = because ?? '[{ source: act, at: s1, strength: statute, confidence: V }]'
  return `label: A period
unit: school-day
${head}
values:
  - { from: 2016-09-01, value: ${value}, because: ${cites} }
checked: { last: 2026-08-01, by: policy team }
`
}

function read(changes: Readonly<Record<string, string>> = {}) {
  const all = Object.entries({ ...files, ...changes }).map(([path, text]) => ({ path, text }))
  const { packs, faults } = readPacks(all)
  return {
    packs,
    faults: [...faults, ...checkPacks(packs)].map(({ file, problem }) => `${file}: ${problem}`),
  }
}

describe('the check of packs', () => {
  it('finds nothing wrong with the packs of this repository', () => {
    expect(findPackFaults(repositoryPath('packs'))).toEqual([])
  })

  it('keeps every pack file to 60 lines', () => {
    const long = readPackFiles(repositoryPath('packs'))
      .filter(({ path }) => path.endsWith('.yaml') && !path.includes('/examples/'))
      .filter(({ text }) => text.split('\n').length > 61)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('names a source that is not known, and one that was not in force', () => {
    const unknown = '[{ source: nothing, at: s1, strength: statute, confidence: V }]'
    const spent = '[{ source: old-act, at: s1, strength: statute, confidence: V }]'
    expect(read({ 'law/period.yaml': parameter('', 10, unknown) }).faults).toEqual([
      'law/period.yaml: because: no source is called nothing',
    ])
    expect(read({ 'law/period.yaml': parameter('', 10, spent) }).faults).toEqual([
      'law/period.yaml: because: old-act is in force to 1999-12-31, the value to no end',
    ])
  })

  it.each([
    ['to: 2020-01-01', '2020-02-01', 'no value between 2020-01-01 and 2020-02-01'],
    ['to: 2020-02-01', '2020-02-01', 'the value from 2016-09-01 overlaps the one from 2020-02-01'],
    ['confirmed: true', '2020-02-01', 'the value from 2016-09-01 overlaps the one from 2020-02-01'],
  ])('finds a gap or an overlap in time (%s, then %s)', (first, second, problem) => {
    const text = `label: A period
values:
  - { from: 2016-09-01, ${first}, value: 1, because: ${lawCites} }
  - { from: ${second}, value: 2, because: ${lawCites} }
checked: { last: 2026-08-01, by: policy team }
`
    expect(read({ 'law/period.yaml': text }).faults).toEqual([`law/period.yaml: values: ${problem}`])
  })

  it('lets a local policy be stricter', () => {
    expect(read({ 'town/period.yaml': parameter('', 5, townCites) }).faults).toEqual([])
  })

  it('refuses a laxer local policy, naming both files and both citations', () => {
    const { faults } = read({ 'town/period.yaml': parameter('', 20, townCites) })
    expect(faults).toEqual([
      'town/period.yaml: 20 is laxer than 10: town/period.yaml (policy, 4.4) against law/period.yaml (act, s1). Make it stricter, or declare a conflict.',
    ])
  })

  it('loads a laxer local policy that is declared as a conflict, and the stronger source governs', () => {
    const { packs, faults } = read({
      'town/period.yaml': parameter('', 20, townCites),
      'town/conflicts/later.yaml': `
conflict: later
label: When to tell
paragraphs: ["4.4"]
permits: { source: policy, at: "4.4", strength: local-policy, confidence: V }
governs:
  - { from: 2016-09-01, source: act, at: s1, strength: statute, confidence: V }
parameter: period
effect: The law governs.
`,
    })
    expect(faults).toEqual([])
    const rules = packsFrom(packs, new Map()).rulesAt(plainDate('2026-01-01'), 'town')
    expect(rules.rule('period')).toMatchObject({ ok: true, value: { value: 10, pack: 'law' } })
    expect(rules.conflicts()).toMatchObject([
      { key: 'later', governs: { source: 'act' }, since: '2016-09-01' },
    ])
  })

  it('refuses a value that no direction allows to change', () => {
    const text = (value: string, because: string) => parameter('shape: text', value, because)
    const { faults } = read({
      'law/period.yaml': text('at once', lawCites),
      'town/period.yaml': text('later', townCites),
    })
    expect(faults[0]).toContain('a weaker source may not change this value')
  })

  it('refuses a local ground that drops a condition', () => {
    const ground = (conditions: string, because: string) => `label: Ground A
shape: ground
values:
  - from: 2016-09-01
    because: ${because}
    value:
      { id: A, regulation: reg 1, label: Gone, help: Gone, joint-step: false, next-state: gone, conditions: [${conditions}] }
checked: { last: 2026-08-01, by: policy team }
`
    const died = '{ id: has-died, predicate: pupil.hasDied, label: Died, would-be-met-by: A day. }'
    const left = '{ id: has-left, predicate: pupil.ceasedToBePupil, label: Left, would-be-met-by: A day. }'
    const { faults } = read({
      'law/grounds/a.yaml': ground(`${died}, ${left}`, lawCites),
      'town/grounds/a.yaml': ground(left, townCites),
    })
    expect(faults[0]).toContain('town/grounds/a.yaml: drops or changes the condition has-died')
    expect(
      read({
        'law/grounds/a.yaml': ground(
          '{ id: x, predicate: pupil.hasWings, label: X, would-be-met-by: X }',
          lawCites,
        ),
      }).faults[0],
    ).toContain('There is no judgement called pupil.hasWings')
  })

  it('refuses a value without a citation, a misspelt word and broken YAML, all at once', () => {
    const { faults } = read({
      'law/period.yaml': parameter('stricker: fewer', 10, '[]'),
      'law/other.yaml': 'label: [',
      'law/conflicts/odd.yaml': 'conflict: odd\n',
    })
    expect(faults.length).toBeGreaterThan(6)
    expect(faults).toContain('law/period.yaml: values.0.because: Every value needs a citation')
    expect(faults).toContain('law/period.yaml: Unrecognized key: "stricker"')
  })

  it('refuses a switch turned on before the law was passed, and one for which nothing waits', () => {
    const switched = `label: A period
values:
  - from: 2026-04-29
    switch: new-law
    value: 15
    because: [{ source: new-act, at: s1, strength: statute, confidence: V }]
checked: { last: 2026-08-01, by: policy team }
`
    const pack = (text: string) => `${files['town/pack.yaml']}switches: [${text}]\n`
    const faults = (text: string) => read({ 'law/new.yaml': switched, 'town/pack.yaml': pack(text) }).faults
    expect(faults('{ switch: new-law, from: 2026-09-01 }')).toEqual([])
    expect(faults('{ switch: new-law, from: 2026-01-01 }')[0]).toContain('cannot be on before 2026-04-29')
    expect(faults('{ switch: other, from: 2026-09-01 }')).toEqual([
      'town/pack.yaml: switches: no value waits for other',
    ])
  })

  it('says at loading everything that is wrong, and loads nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packs-'))
    try {
      mkdirSync(join(folder, 'law'))
      writeFileSync(join(folder, 'law', 'pack.yaml'), 'pack: other\nlabel: Law\nkind: national\n')
      expect(() => loadPacks(folder)).toThrow(
        /The packs cannot be used:\n {2}law\/pack\.yaml: pack: is other.*\n {2}law\/sources\.yaml: The file is missing/,
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
