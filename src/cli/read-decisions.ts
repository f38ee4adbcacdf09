import { readCsv } from '../exchange/sheets/read-csv.ts'
import { DECISIONS, type DecidedPair, type Decision } from '../linkage/index.ts'
import type { CommandIo } from './command.ts'
import { readNamedFile, tellProblems } from './read-file-for-command.ts'

/** Reads what persons decided: `left_id,right_id,decision`; undefined after saying what is wrong. */
export async function readDecisions(
  io: CommandIo,
  name: string,
): Promise<readonly DecidedPair[] | undefined> {
  const file = await readNamedFile(io, name)
  if (file === undefined) return undefined
  const reading = readCsv(file.bytes, {
    required: ['left_id', 'right_id', 'decision'],
    expected: 'decisions as CSV',
  })
  tellProblems(io, reading.problems)
  const faults = reading.rows.filter(({ values }) => !isDecision(values.decision))
  for (const { line, values } of faults)
    io.err(`Line ${line}, decision: found ${values.decision}; expected ${DECISIONS.join(', ')}.\n`)
  if (reading.refused || faults.length > 0) return undefined
  return reading.rows.flatMap(({ values: { left_id: left, right_id: right, decision } }) =>
    left !== undefined && right !== undefined && isDecision(decision) ? [{ left, right, decision }] : [],
  )
}

function isDecision(text: string | undefined): text is Decision {
  return (DECISIONS as readonly (string | undefined)[]).includes(text)
}
