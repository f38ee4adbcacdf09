import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { repositoryPath, repositoryRoot } from '../platform/config/paths.ts'
import { type Command, wrongUsage } from './command.ts'
import { findPolicyMentions } from './find-policy-mentions.ts'
import { asksForSomething, type PolicyParagraph, readPolicyParagraphs } from './policy-paragraphs.ts'

const usage = `
Usage: onroll policy coverage

For every paragraph of the policy: what it asks of the software, the files that name it, and the tests that name it and
passed when npm test last ran. A JSON array on stdout; messages on stderr.

  paragraph     as the policy numbers it
  requirement   what the software must do; "Nothing" where no function follows
  where         sources and packs that name the paragraph
  tests         passing tests that name it, as "file > name"

Exit code 0 when every paragraph that asks for something has a passing test; 1 when one has none; 2 on wrong usage.

Example:
  onroll policy coverage | jq '.[] | select(.tests == []) | .paragraph'
`

/** One paragraph of the answer, as the command surface fixes it. */
export interface ParagraphCoverage extends PolicyParagraph {
  readonly where: readonly string[]
  readonly tests: readonly string[]
}

export const policyCoverageCommand: Command = {
  name: 'policy coverage',
  summary: 'Show which paragraphs of the policy have passing tests, and where they are carried out',
  usage,
  async run(args, io) {
    if (args[0] !== undefined) return wrongUsage(io, { usage }, `onroll policy coverage takes no ${args[0]}.`)
    const report = readTestReport(repositoryPath('dist', 'test-report.json'))
    if (report === undefined) io.err('There is no report of the tests yet. Run npm test, then ask again.\n')
    const coverage = policyCoverage(readPolicyParagraphs(), readSources(), report ?? [])
    io.out(`${JSON.stringify(coverage, null, 2)}\n`)
    const without = coverage.filter((each) => asksForSomething(each) && each.tests.length === 0)
    if (without.length === 0) return 0
    const names = without.map((each) => each.paragraph).join(', ')
    io.err(`No passing test names these paragraphs, which ask for something: ${names}.\n`)
    return 1
  },
}

/** A file of ours and what is in it. */
export interface SourceText {
  readonly file: string
  readonly text: string
}

/** Puts paragraphs, sources and passing tests together. Tests are given as "file > name". */
export function policyCoverage(
  paragraphs: readonly PolicyParagraph[],
  sources: readonly SourceText[],
  passed: readonly string[],
): readonly ParagraphCoverage[] {
  const known = new Set(paragraphs.map((each) => each.paragraph))
  const bySource = sources.map(({ file, text }) => ({ name: file, named: findPolicyMentions(text, known) }))
  const byTest = passed.map((test) => ({ name: test, named: findPolicyMentions(nameOf(test), known) }))
  const naming = (all: typeof bySource, paragraph: string) =>
    all.filter((each) => each.named.has(paragraph)).map((each) => each.name)
  return paragraphs.map((each) => ({
    ...each,
    where: naming(bySource, each.paragraph),
    tests: naming(byTest, each.paragraph),
  }))
}

/** The file's own name says nothing about what the test proves. */
function nameOf(test: string): string {
  return test.slice(test.indexOf(' > ') + 3)
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
})

/** The tests that passed in vitest's JSON report, as "file > name"; undefined when there is no report. */
export function readTestReport(path: string): readonly string[] | undefined {
  if (!existsSync(path)) return undefined
  const report = reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  return report.testResults
    .filter((file) => existsSync(file.name))
    .flatMap(({ name, assertionResults }) => {
      const file = relative(repositoryRoot, name).replaceAll('\\', '/')
      return assertionResults
        .filter((test) => test.status === 'passed')
        .map(({ ancestorTitles, title }) =>
          [file, ...ancestorTitles.filter((words) => words !== ''), title].join(' > '),
        )
    })
    .sort()
}

/** Sources and packs, without tests: what carries the policy out. */
function readSources(): readonly SourceText[] {
  return ['src', 'packs', 'migrations']
    .map((folder) => repositoryPath(folder))
    .filter((folder) => existsSync(folder) && statSync(folder).isDirectory())
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(tsx?|yaml|njk|sql)$/.test(entry.name))
        .filter((entry) => !/\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes('examples'))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort()
    .map((path) => ({
      file: relative(repositoryRoot, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }))
}
