import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LinkFiles, makeLinkFiles } from '../demo/linkage/make-link-files.ts'
import {
  foldName,
  LINKAGE_COLUMNS,
  type LinkageRecord,
  type LinkedPair,
  linkageBooks,
  linkRecords,
  weightFor,
} from '../linkage/index.ts'
import { type Command, type CommandIo, wrongUsage } from './command.ts'
import { accuracyOf, bestF1, missingAt, type ScoredLink } from './link-score.ts'
import { NO_MAP } from './linkage-columns.ts'
import { readFlags } from './read-flags.ts'
import { readLinkageTable } from './read-linkage-table.ts'
import { runSplink } from './run-splink.ts'
import { stageClock } from './stage-clock.ts'
import { csvCell, writeLines } from './write-linkage-csv.ts'

const usage = `
Usage: onroll bench link [--records N] [--seed N] [--peer] [--json]

Makes up a register of N children (10000) and a population list with slips, moves, twins and children on no roll, links
the two files from CSV, and compares the links with the answers. Time stands beside the time of a plain join on given
name, surname and birth date in the same run. --peer links the same files with Splink, where Python has it.`

const THRESHOLDS = [0.5, 0.9, 0.99, 0.999]

export const benchLinkCommand: Command = {
  name: 'bench link',
  summary: 'Measures record linkage on made-up files with known answers',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, {
      records: 'text',
      seed: 'text',
      peer: 'switch',
      json: 'switch',
    })
    if (flags === undefined) return 2
    const { records = '10000', seed = '1' } = flags.text
    if (!/^[1-9]\d{1,6}$/.test(records))
      return wrongUsage(io, { usage }, '--records takes a whole number from 10.')
    if (!/^\d{1,9}$/.test(seed)) return wrongUsage(io, { usage }, '--seed takes a whole number.')
    const folder = await mkdtemp(join(tmpdir(), 'onroll-bench-link-'))
    try {
      io.err('making the files\n')
      const files = makeLinkFiles(Number(records), Number(seed))
      const figures = await measure(io, folder, files, flags.has('peer'))
      if (figures === undefined) return 1
      io.out(flags.has('json') ? `${JSON.stringify(figures)}\n` : `${inWords(figures)}\n`)
      return 0
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

type Figures = NonNullable<Awaited<ReturnType<typeof measure>>>

async function measure(io: CommandIo, folder: string, files: LinkFiles, withPeer: boolean) {
  const [left, right] = [join(folder, 'register.csv'), join(folder, 'list.csv')]
  if (
    !(await writeLines(io, left, linesOf(files.register))) ||
    !(await writeLines(io, right, linesOf(files.list)))
  )
    return undefined
  const began = performance.now()
  const joined = plainJoin(files)
  const baselineMs = performance.now() - began
  const clock = stageClock((line) => io.err(`${line}\n`))
  const quiet = { ...io, err: () => undefined }
  const books = linkageBooks()
  clock.begin('reading')
  const register = await readLinkageTable(quiet, left, books, NO_MAP)
  const list = await readLinkageTable(quiet, right, books, NO_MAP)
  if (register.refused || list.refused) throw new Error('The made-up files were refused.')
  const linking = linkRecords(register.table, list.table, {
    oneToOne: true,
    onStage: (stage) => clock.begin(stage),
  })
  const seconds = clock.seconds()
  const total = Object.values(seconds).reduce((sum, part) => sum + part, 0)
  const { weighed, pairs } = linking
  const matches = [...files.truth.values()].filter((id) => id !== undefined).length
  const ours = {
    seconds,
    totalSeconds: round(total),
    toBaseline: round((total * 1000) / baselineMs),
    peakMemoryBytes: clock.peakMemoryBytes(),
    candidatePairs: weighed.pairs.left.length,
    candidateRecall: candidateRecall(weighed, files, matches),
    estimatedToTrue: round(weighed.estimatedMatches / matches),
    linkedWithoutPerson: accuracyOf(
      pairs.filter(({ verdict }) => verdict === 'link'),
      files.truth,
    ),
    linkedOrReview: accuracyOf(pairs, files.truth),
    atThreshold: Object.fromEntries(
      THRESHOLDS.map((least) => [
        least,
        accuracyOf(
          pairs.filter(({ weight }) => weight >= weightFor(least)),
          files.truth,
        ),
      ]),
    ),
    bestF1: bestF1(pairs, files.truth),
    onNoRoll: missingAt(pairs, files.truth),
    falseAlarmsByNameGroup: byNameGroup(pairs, files),
    twinsForReview: pairs.filter(({ doubt }) => doubt === 'twins').length,
  }
  return {
    records: { register: files.register.length, list: files.list.length, matches },
    baseline: {
      what: 'join on given name, surname and birth date',
      ms: round(baselineMs),
      ...accuracyOf(joined, files.truth),
      onNoRoll: missingAt(joined, files.truth, 1),
    },
    onroll: ours,
    ...(withPeer ? { splink: await peerFigures(io, folder, left, right, files, total) } : {}),
  }
}

async function peerFigures(
  io: CommandIo,
  folder: string,
  left: string,
  right: string,
  files: LinkFiles,
  total: number,
) {
  io.err('linking with Splink\n')
  const run = await runSplink(io, folder, left, right)
  if (typeof run === 'string') return run
  const assigned = greedyOneToOne(run.links)
  return {
    version: run.version,
    seconds: round(run.seconds),
    toOnroll: round(run.seconds / total),
    peakMemoryBytes: run.peakMemoryBytes,
    candidatePairs: run.candidatePairs,
    bestF1: bestF1(bestOfEach(run.links), files.truth),
    onNoRoll: missingAt(bestOfEach(run.links), files.truth),
    bestF1OneToOne: bestF1(assigned, files.truth),
    onNoRollOneToOne: missingAt(assigned, files.truth),
  }
}

function* linesOf(records: readonly LinkageRecord[]): Generator<string> {
  const columns = LINKAGE_COLUMNS.filter(
    (column) => column === 'id' || records.some((record) => (record[column] ?? '') !== ''),
  )
  yield columns.join(',')
  for (const record of records) yield columns.map((column) => csvCell(record[column] ?? '')).join(',')
}

// What a spreadsheet would do: equal names and dates, the first that fits.
function plainJoin({ register, list }: LinkFiles): readonly ScoredLink[] {
  const key = ({ forename = '', surname = '', born = '' }: LinkageRecord) =>
    `${foldName(forename)}|${foldName(surname)}|${born}`
  const known = new Map(register.map((record) => [key(record), record.id]))
  return list.flatMap((record) => {
    const left = known.get(key(record))
    return left === undefined ? [] : [{ left, right: record.id, weight: 1 }]
  })
}

function candidateRecall(
  { pairs, left, right }: ReturnType<typeof linkRecords>['weighed'],
  { truth }: LinkFiles,
  matches: number,
): number {
  let found = 0
  for (let pair = 0; pair < pairs.left.length; pair += 1)
    if (truth.get(right.id(pairs.right[pair] ?? 0)) === left.id(pairs.left[pair] ?? 0)) found += 1
  return round(found / matches)
}

// Children on a roll who would be asked about, of each thousand in the group.
function byNameGroup(pairs: readonly LinkedPair[], { truth, fewSurnames }: LinkFiles) {
  const linked = new Set(pairs.filter(({ weight }) => weight >= 0).map(({ right }) => right))
  const rate = (isFew: boolean) => {
    const group = [...truth].filter(([id, on]) => on !== undefined && fewSurnames.has(id) === isFew)
    return round((group.filter(([id]) => !linked.has(id)).length / group.length) * 1000)
  }
  return { fewSurnamesPerThousand: rate(true), othersPerThousand: rate(false) }
}

function bestOfEach(links: readonly ScoredLink[]): readonly ScoredLink[] {
  const best = new Map<string, ScoredLink>()
  for (const link of links)
    if (link.weight > (best.get(link.right)?.weight ?? Number.NEGATIVE_INFINITY)) best.set(link.right, link)
  return [...best.values()]
}

function greedyOneToOne(links: readonly ScoredLink[]): readonly ScoredLink[] {
  const taken = new Set<string>()
  return links
    .toSorted((one, other) => other.weight - one.weight)
    .filter(({ left, right }) => {
      if (taken.has(`l${left}`) || taken.has(`r${right}`)) return false
      taken.add(`l${left}`).add(`r${right}`)
      return true
    })
}

function round(number: number): number {
  return Math.round(number * 10_000) / 10_000
}

function inWords({ records, baseline, onroll, ...rest }: Figures): string {
  const lines = [
    `${records.register} on the register, ${records.list} on the list, ${records.matches} of them the same child`,
    `${baseline.what}: ${baseline.ms} ms (1), precision ${baseline.precision}, recall ${baseline.recall}`,
    `onroll: ${onroll.totalSeconds} s (${onroll.toBaseline}), ${onroll.candidatePairs} pairs compared, peak ${Math.round(onroll.peakMemoryBytes / 1e6)} MB`,
    `  candidates hold ${onroll.candidateRecall} of the matches; matches estimated without labels ${onroll.estimatedToTrue} of the true number`,
    `  linked without a person: precision ${onroll.linkedWithoutPerson.precision}, recall ${onroll.linkedWithoutPerson.recall}; with review: recall ${onroll.linkedOrReview.recall}`,
    ...Object.entries(onroll.atThreshold).map(
      ([least, at]) =>
        `  probability from ${least}: precision ${at.precision}, recall ${at.recall}, F1 ${at.f1}`,
    ),
    `  best F1 ${onroll.bestF1.f1}; on no roll: ${onroll.onNoRoll.missed} missed, ${onroll.onNoRoll.falseAlarms} false alarms`,
    `  false alarms in a thousand: ${onroll.falseAlarmsByNameGroup.fewSurnamesPerThousand} with few surnames, ${onroll.falseAlarmsByNameGroup.othersPerThousand} others`,
  ]
  if (rest.splink === undefined) return lines.join('\n')
  if (typeof rest.splink === 'string') return [...lines, `Splink: ${rest.splink}`].join('\n')
  const { splink } = rest
  return [
    ...lines,
    `Splink ${splink.version}: ${splink.seconds} s (${splink.toOnroll} times onroll), ${splink.candidatePairs} pairs, peak ${Math.round(splink.peakMemoryBytes / 1e6)} MB`,
    `  best F1 ${splink.bestF1.f1}, one-to-one ${splink.bestF1OneToOne.f1}; false alarms ${splink.onNoRoll.falseAlarms}, one-to-one ${splink.onNoRollOneToOne.falseAlarms}`,
  ].join('\n')
}
