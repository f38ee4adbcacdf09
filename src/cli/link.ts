import {
  clusterRecords,
  type DecidedPair,
  explanationText,
  type LinkageBooks,
  type LinkageModel,
  type Linking,
  linkageBooks,
  linkRecords,
  type RecordTable,
  readModel,
  writeModel,
} from '../linkage/index.ts'
import { type Command, type CommandIo, wrongUsage } from './command.ts'
import { type ColumnMap, NO_MAP, readColumnMap } from './linkage-columns.ts'
import { readDecisions } from './read-decisions.ts'
import { readNamedFile, tellProblems } from './read-file-for-command.ts'
import { type Flags, readFlags } from './read-flags.ts'
import { readLinkageTable } from './read-linkage-table.ts'
import { type StageClock, stageClock } from './stage-clock.ts'
import { csvCell, writeLines } from './write-linkage-csv.ts'

const usage = `
Usage: onroll link --left A.csv --right B.csv --out pairs.csv [options]
       onroll link --dedupe A.csv --out clusters.csv [options]

Finds the records of two files that are one child, or the records that stand twice in one file. Needs no database.

Columns, in any order, any but id may be missing: id, forename, middle_names, surname, former_surname, sex, born
(YYYY-MM-DD, DD/MM/YYYY or YYYYMMDD), address (or address_line1…), postcode, phone, upn, former_upn, nhs_number, school,
parent_name.

  --threshold P        probability from which a pair is a link (0.9; with --dedupe 0.5); weaker pairs are for review
  --one-to-one         each record in one pair at most
  --map FILE           their column names: {"theirs":"ours"}; "other:NAME" compares a further column as plain text
  --model FILE         weigh with this model instead of training one
  --save-model FILE    keep the model that was trained
  --decisions FILE     what persons decided: left_id,right_id,decision (same, not-same, cannot-tell); it always holds
  --json               counts and seconds as JSON on stdout

pairs.csv: left_id,right_id,probability,match_weight,verdict,explanation; best first. Possible twins are never a link.
clusters.csv: id,cluster_id for every record.

Exit code 0; 1 when a file is refused; 2 on wrong usage.

Example: onroll link --left register.csv --right gp-list.csv --out pairs.csv --one-to-one`

export const linkCommand: Command = {
  name: 'link',
  summary: 'Find which records of two files, or of one, are the same child',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, {
      left: 'text',
      right: 'text',
      dedupe: 'text',
      out: 'text',
      model: 'text',
      map: 'text',
      threshold: 'text',
      decisions: 'text',
      'save-model': 'text',
      'one-to-one': 'switch',
      json: 'switch',
    })
    if (flags === undefined) return 2
    const problem = usageProblem(flags)
    if (problem !== undefined) return wrongUsage(io, { usage }, problem)
    const map = flags.text.map === undefined ? NO_MAP : await readWith(io, flags.text.map, readColumnMap)
    if (map === undefined) return 1
    const books = linkageBooks(map.others)
    const model =
      flags.text.model === undefined
        ? null
        : await readWith(io, flags.text.model, (json) => readModel(json, map.others))
    const decided = flags.text.decisions === undefined ? [] : await readDecisions(io, flags.text.decisions)
    if (model === undefined || decided === undefined) return 1
    const clock = stageClock((line) => io.err(`${line}\n`))
    const job = { io, flags, map, books, clock, decided, ...(model === null ? {} : { model }) }
    return flags.text.dedupe === undefined ? linkFiles(job) : dedupeFile(job)
  },
}

interface Job {
  readonly io: CommandIo
  readonly flags: Flags
  readonly map: ColumnMap
  readonly books: LinkageBooks
  readonly clock: StageClock
  readonly decided: readonly DecidedPair[]
  readonly model?: LinkageModel
}

function usageProblem({ text, has }: Flags): string | undefined {
  const { left, right, dedupe, out, threshold } = text
  if (dedupe !== undefined && (left !== undefined || right !== undefined))
    return 'Give --dedupe, or --left and --right.'
  if (dedupe === undefined && (left === undefined || right === undefined))
    return 'Give --left and --right, or --dedupe.'
  if (dedupe !== undefined && has('one-to-one')) return '--one-to-one is for two files.'
  if (out === undefined || out === '') return 'Give --out, the file to write.'
  if ([left, right, dedupe].includes(out)) return '--out would overwrite an input file.'
  if (threshold === undefined) return undefined
  const value = Number(threshold)
  return threshold.trim() !== '' && value > 0 && value < 1
    ? undefined
    : '--threshold takes a probability between 0 and 1.'
}

async function readWith<Value>(
  io: CommandIo,
  name: string,
  read: (json: unknown) => Value | readonly string[],
): Promise<Value | undefined> {
  const file = await readNamedFile(io, name)
  if (file === undefined) return undefined
  let json: unknown
  try {
    json = JSON.parse(file.bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    io.err(`${name}: ${(error as Error).message}\n`)
    return undefined
  }
  const value = read(json)
  if (!Array.isArray(value)) return value as Value
  for (const fault of value) io.err(`${name}: ${fault}\n`)
  return undefined
}

async function readTable({ io, books, map }: Job, name: string): Promise<RecordTable | undefined> {
  const { table, problems, refused } = await readLinkageTable(io, name, books, map)
  if (problems.length > 0) io.err(`${name}:\n`)
  tellProblems(io, problems)
  if (!refused) io.err(`${name}: ${table.size} records\n`)
  return refused ? undefined : table
}

function linkOptions({ flags, clock, decided, model }: Job) {
  const threshold = flags.text.threshold
  return {
    oneToOne: flags.has('one-to-one'),
    decided,
    onStage: (stage: string) => clock.begin(stage === 'weighing' ? 'comparing' : stage),
    ...(threshold === undefined ? {} : { threshold: Number(threshold) }),
    ...(model === undefined ? {} : { model }),
  }
}

async function linkFiles(job: Job): Promise<number> {
  const { flags, clock } = job
  clock.begin('reading')
  const left = await readTable(job, flags.text.left ?? '')
  const right = await readTable(job, flags.text.right ?? '')
  if (left === undefined || right === undefined) return 1
  const linking = linkRecords(left, right, linkOptions(job))
  clock.begin('writing')
  if (!(await writeLines(job.io, flags.text.out ?? '', pairLines(linking)))) return 1
  const links = linking.pairs.filter(({ verdict }) => verdict === 'link').length
  const counts = { links, reviews: linking.pairs.length - links }
  return finish(job, linking.weighed, { left: left.size, right: right.size }, counts)
}

const DOUBTS = {
  twins: 'could be twins: a person decides; ',
  thin: 'too little to link without a person; ',
} as const

function* pairLines({ pairs, explain }: Linking): Generator<string> {
  yield 'left_id,right_id,probability,match_weight,verdict,explanation'
  for (const pair of pairs) {
    const decided = pair.decision === undefined ? '' : `a person decided: ${pair.decision}; `
    const doubt = pair.doubt === undefined ? '' : DOUBTS[pair.doubt]
    const explanation = decided + doubt + explanationText(explain(pair))
    yield [
      pair.left,
      pair.right,
      Number(pair.probability.toFixed(6)),
      Number(pair.weight.toFixed(3)),
      pair.verdict,
      explanation,
    ]
      .map(csvCell)
      .join(',')
  }
}

async function dedupeFile(job: Job): Promise<number> {
  const { flags, clock } = job
  clock.begin('reading')
  const table = await readTable(job, flags.text.dedupe ?? '')
  if (table === undefined) return 1
  const { clusterOf, weighed, links, review } = clusterRecords(table, linkOptions(job))
  clock.begin('writing')
  const lines = function* () {
    yield 'id,cluster_id'
    for (let row = 0; row < table.size; row += 1)
      yield `${csvCell(table.id(row))},${csvCell(table.id(clusterOf[row] ?? row))}`
  }
  if (!(await writeLines(job.io, flags.text.out ?? '', lines()))) return 1
  const counts = { links: links.length, reviews: review.length, clusters: new Set(clusterOf).size }
  return finish(job, weighed, table.size, counts)
}

async function finish(
  job: Job,
  weighed: Linking['weighed'],
  records: unknown,
  counts: Readonly<Record<string, number>>,
) {
  const { io, flags, clock } = job
  for (const doubt of weighed.doubts)
    io.err(`warning: training was not trusted (${doubt}); the usual shares were used.\n`)
  for (const { rule, blocks, largestPairs } of weighed.pairs.narrowed)
    io.err(`${rule}: ${blocks} blocks were too big (${largestPairs} pairs) and were narrowed by birth date\n`)
  const keep = flags.text['save-model']
  if (keep !== undefined && !(await writeLines(io, keep, [writeModel(weighed.model).trimEnd()]))) return 1
  const report = {
    records,
    candidatePairs: weighed.pairs.left.length,
    ...counts,
    estimatedMatches: Math.round(weighed.estimatedMatches),
    seconds: clock.seconds(),
    peakMemoryBytes: clock.peakMemoryBytes(),
    candidatePairsByRule: weighed.pairs.perRule,
  }
  if (flags.has('json')) io.out(`${JSON.stringify(report)}\n`)
  else
    io.err(
      `${counts.links} links, ${counts.reviews} for review, of ${report.candidatePairs} pairs compared\n`,
    )
  return 0
}
