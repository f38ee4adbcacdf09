import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from '../src/platform/config/paths.ts'

const NAMELESS = ['utils', 'util', 'common', 'shared', 'core', 'lib', 'libs', 'models', 'helpers', 'misc']
const PURE = /^src\/(domain|rules|linkage|exchange)\//
const EXCUSED = ['src/domain/calendar/plain-date.ts', 'src/rules/load-packs.ts']
const BANNED_GLOBALS =
  /\b(new Date\b|Date\.(now|parse|UTC)\b|Math\.random\b|process\.(env|cwd|argv|exit|hrtime|stdout|stderr)\b|fetch\(|console\.|setTimeout\(|setInterval\(|setImmediate\(|crypto\.|performance\.now\b)/
const ALARM_LINES = 400
const LIMIT_LINES = 600
// Made by a program from the migrations: its length is the schema's.
const GENERATED = ['src/platform/db/tables.ts']

interface Source {
  readonly path: string
  readonly text: string
  readonly lines: number
}

function read(patterns: readonly string[]): readonly Source[] {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: repositoryRoot }))
    .sort()
    .map((path) => {
      const text = readFileSync(join(repositoryRoot, path), 'utf8')
      return { path: path.replaceAll('\\', '/'), text, lines: text.split('\n').length }
    })
}

const all = read(['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'scripts/**/*.{ts,mjs}'])
const product = all.filter(
  ({ path }) => path.startsWith('src/') && !isTest(path) && !GENERATED.includes(path),
)

function isTest(path: string): boolean {
  return /\.test\.tsx?$|-for-tests\.tsx?$/.test(path)
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

test('no folder has a name that says nothing', () => {
  const folders = new Set(all.map(({ path }) => dirname(path)).flatMap((folder) => folder.split('/')))
  expect([...folders].filter((name) => NAMELESS.includes(name))).toEqual([])
})

test('no file is over 600 lines; alarms are printed when files, slices or folders grow', () => {
  const lines = product.map((source) => source.lines)
  const [median, p90] = [quantile(lines, 0.5), quantile(lines, 0.9)]
  const long = product
    .filter((source) => source.lines > ALARM_LINES)
    .map(({ path, lines }) => `${path} ${lines}`)
  const slices = Map.groupBy(
    all.filter(({ path }) => /^src\/features\/[^/]+\//.test(path)),
    ({ path }) => path.split('/')[2] ?? '',
  )
  const crowded = [...slices]
    .filter(([, files]) => files.length > 20)
    .map(([name, files]) => `${name} ${files.length}`)
  process.stdout.write(
    `files ${lines.length}, median ${median} lines (alarm over 60), p90 ${p90} (alarm over 200)\n` +
      `over ${ALARM_LINES} lines: ${long.join(', ') || 'none'}; slices over 20 files: ${crowded.join(', ') || 'none'}\n`,
  )
  expect(product.filter((source) => source.lines > LIMIT_LINES).map(({ path }) => path)).toEqual([])
})

test('a file’s name is found once in the repository', () => {
  const seen = Map.groupBy(
    product.filter(({ path }) => basename(path) !== 'index.ts'),
    ({ path }) => basename(path, extname(path)),
  )
  const twice = [...seen]
    .filter(([, sources]) => sources.length > 1)
    .map(([, sources]) => sources.map((s) => s.path))
  expect(twice).toEqual([])
})

test('file names are kebab-case', () => {
  const odd = all.filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(basename(path)))
  expect(odd.map(({ path }) => path)).toEqual([])
})

test('the pure folders ask neither the clock nor the world', () => {
  const found = product
    .filter(({ path }) => PURE.test(path) && !EXCUSED.includes(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .map((line, index) => ({ where: `${path}:${index + 1}`, line: withoutWords(line) }))
        .filter(({ line }) => BANNED_GLOBALS.test(line))
        .map(({ where, line }) => `${where} ${line.trim()}`),
    )
  expect(found).toEqual([])
})

// Comments and quoted words may speak of a clock.
function withoutWords(line: string): string {
  if (/^\s*(\/\/|\*|\/\*)/.test(line)) return ''
  return line.replace(/\/\/.*$/, '').replace(/'[^']*'|"[^"]*"|`[^`]*`/g, "''")
}

test('ready-made markup enters through one file', () => {
  const doors = product
    .filter(({ text }) => /dangerouslySetInnerHTML\s*[=:]/.test(text))
    .map(({ path }) => path)
  expect(doors.filter((path) => path !== 'src/web/components/from-template.tsx')).toEqual([])
})

test('SQL stands in stores, in the platform and nowhere else', () => {
  const speaking = product
    .filter(
      ({ path }) =>
        path.startsWith('src/') && !/\.store\.ts$/.test(path) && !path.startsWith('src/platform/'),
    )
    .filter(({ text }) => /\bsql`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text))
    .map(({ path }) => path)
  expect(speaking.filter((path) => !/^src\/(reports|demo)\//.test(path))).toEqual([])
})

test('no test is left out or run alone', () => {
  const loose = all
    .filter(({ path }) => isTest(path) && path !== 'test/architecture.test.ts')
    .filter(({ text }) => /\b(test|it|describe)\.(skip|only|todo)\(/.test(text))
  expect(loose.map(({ path }) => path)).toEqual([])
})

test('folders below src are at most four deep', () => {
  const deep = product.filter(({ path }) => relative('src', dirname(path)).split('/').length > 4)
  expect(deep.map(({ path }) => path)).toEqual([])
})
