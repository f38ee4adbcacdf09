import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { repositoryPath } from '../platform/config/paths.ts'
import { findPolicyMentions } from './find-policy-mentions.ts'
import { policyCoverage, policyCoverageCommand, readTestReport } from './policy-coverage.ts'
import { asksForSomething, readPolicyParagraphs } from './policy-paragraphs.ts'
import { terminalWith } from './terminal-for-tests.ts'

const known = new Set(readPolicyParagraphs().map((each) => each.paragraph))
const mentions = (text: string) => [...findPolicyMentions(text, known)]

describe('which paragraphs a text names', () => {
  test.each([
    ['as policy 4.4 says', ['4.4']],
    ['policy 4.2 4.3 and 4.7', ['4.2', '4.3', '4.7']],
    ['(policy 1.4, 4.8; policy 7)', ['1.4', '4.8', '7']],
    ['policy 2.5(c) and 6(n)', ['2.5', '6']],
    ['policy section 7 rebuilt', ['7']],
    ['policy 4.15 is not policy 4.1', ['4.15', '4.1']],
    ['policy Abbr. LST, Abbr. Capita ONE', ['Abbr. LST', 'Abbr. Capita ONE']],
    ["paragraphs: ['4.9', '4.10'],", ['4.9', '4.10']],
    ['because: [{ source: staffordshire-policy, at: "4.12", strength: local-policy }]', ['4.12']],
    ['the policy of 2016, and 4.4 alone', []],
    ['policy 9.9', []],
    // The texts stay out of the names: a test of the reader proves no paragraph.
  ])('example %#', (text, paragraphs) => {
    expect(mentions(text)).toEqual(paragraphs)
  })
})

describe('coverage of the policy', () => {
  const paragraphs = [
    { paragraph: '4.4', requirement: 'Refer on day 20' },
    { paragraph: '2.7', requirement: 'Nothing, context only' },
  ]

  test('puts sources and passing tests beside each paragraph', () => {
    const sources = [
      { file: 'src/a.ts', text: '// policy 4.4' },
      { file: 'src/b.ts', text: '' },
    ]
    const passed = ['src/a.test.ts > refers on day 20, policy 4.4', 'src/policy-4.4.test.ts > says nothing']
    expect(policyCoverage(paragraphs, sources, passed)).toEqual([
      { ...paragraphs[0], where: ['src/a.ts'], tests: ['src/a.test.ts > refers on day 20, policy 4.4'] },
      { ...paragraphs[1], where: [], tests: [] },
    ])
  })

  test('a paragraph of context asks for nothing', () => {
    expect(paragraphs.map(asksForSomething)).toEqual([true, false])
    expect(readPolicyParagraphs()).toHaveLength(51)
  })

  test('counts only tests that passed and files that are still there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'onroll-report-'))
    try {
      const here = repositoryPath('src', 'cli', 'policy-coverage.test.ts')
      const tests = [
        { ancestorTitles: ['onroll'], title: 'passes', status: 'passed' },
        { ancestorTitles: [''], title: 'fails', status: 'failed' },
      ]
      const gone = { name: join(folder, 'gone.test.ts'), assertionResults: tests }
      const report = { testResults: [{ name: here, assertionResults: tests }, gone] }
      writeFileSync(join(folder, 'report.json'), JSON.stringify(report))
      expect(readTestReport(join(folder, 'report.json'))).toEqual([
        'src/cli/policy-coverage.test.ts > onroll > passes',
      ])
      expect(readTestReport(join(folder, 'none.json'))).toBeUndefined()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('answers for every paragraph, and fails while one that asks for something is not proved', async () => {
    const io = terminalWith([])
    const code = await policyCoverageCommand.run([], io)
    const answer = JSON.parse(io.written.out) as ReturnType<typeof policyCoverage>
    expect(answer.map((each) => each.paragraph)).toEqual([...known])
    expect(code).toBe(answer.some((each) => asksForSomething(each) && each.tests.length === 0) ? 1 : 0)
    expect(answer.find((each) => each.paragraph === '4.4')?.where).toContain(
      'src/domain/case/school-transitions.ts',
    )
    expect(await policyCoverageCommand.run(['x'], io)).toBe(2)
  })
})
