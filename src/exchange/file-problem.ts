/**
 * How bad a problem in a file is. `refused`: nothing of the file may be used. `error`: this row or value was not used,
 * or breaks the format. `warning`: used as it stands, but a person should look.
 */
export type ProblemSeverity = 'refused' | 'error' | 'warning'

/** One thing wrong with a file, in the words of the format. */
export interface FileProblem {
  readonly code: string
  readonly severity: ProblemSeverity
  /** From 1. Absent when the problem is about the whole file. */
  readonly line?: number
  /** Column name of a table, or path of an element such as `CTfile/CTFpupilData/Pupil[2]/DOB`. */
  readonly path: string
  /** At most 120 characters of what stands there. */
  readonly found: string
  readonly expected: string
}

/** Problems gathered while a file is read. */
export interface ProblemList {
  add(problem: FileProblem): void
  /** True once one problem refuses the file. */
  readonly refused: boolean
  /** All problems kept, refusals first; the last one says how many more there were. */
  all(): readonly FileProblem[]
}

const LONGEST_FOUND = 120

/** An empty list. A hostile file can have millions of problems, so only the first `limit` are kept; refusals always are. */
export function problemList(limit = 1000): ProblemList {
  const kept: FileProblem[] = []
  let left = 0
  let refused = false
  return {
    add(problem) {
      const isRefusal = problem.severity === 'refused'
      if (isRefusal) refused = true
      if (kept.length >= limit && !isRefusal) left += 1
      else kept.push({ ...problem, found: shortened(problem.found) })
    },
    get refused() {
      return refused
    },
    all: () => {
      const first = kept.filter(({ severity }) => severity === 'refused')
      const others = kept.filter(({ severity }) => severity !== 'refused')
      return left === 0 ? [...first, ...others] : [...first, ...others, moreProblems(left)]
    },
  }
}

/** The problem as one sentence for a person. */
export function describeProblem({ line, path, found, expected }: FileProblem): string {
  const where = line === undefined ? path : `Line ${line}, ${path}`
  return `${where}: found ${found === '' ? 'nothing' : found}; expected ${expected}.`
}

function shortened(text: string): string {
  if (text.length <= LONGEST_FOUND) return text
  return `${text.slice(0, LONGEST_FOUND - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function moreProblems(count: number): FileProblem {
  return {
    code: 'MORE_PROBLEMS',
    severity: 'warning',
    path: 'file',
    found: `${count} more problems like these`,
    expected: 'a file without them',
  }
}
