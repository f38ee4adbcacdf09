import type { ProblemList } from '../file-problem.ts'
import type { GiasCells } from './gias-cells.ts'
import { NOTHING_TO_SAY, OPTIONAL_TEXT_COLUMNS } from './gias-columns.ts'
import type { GiasEstablishment } from './gias-establishment.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** The establishment of one row, or undefined when the row has no URN, no authority or no name (then told). */
export function establishmentOf(
  cells: GiasCells,
  line: number,
  problems: ProblemList,
): GiasEstablishment | undefined {
  const urn = cells.urn('URN')
  const laCode = cells.digits('LA (code)', 3)
  const name = cells.text('EstablishmentName')
  if (urn === undefined) return undefined
  if (laCode === undefined || name === '') {
    const path = laCode === undefined ? 'LA (code)' : 'EstablishmentName'
    problems.add({ code: 'VALUE_MISSING', severity: 'error', line, path, found: '', expected: 'a value' })
    return undefined
  }
  const establishment: Writable<GiasEstablishment> = {
    urn,
    laCode,
    laName: cells.text('LA (name)'),
    name,
    type: cells.text('TypeOfEstablishment (name)'),
    status: cells.text('EstablishmentStatus (name)'),
    phase: cells.text('PhaseOfEducation (name)'),
  }
  addNumbers(establishment, cells)
  addDatesAndAges(establishment, cells)
  for (const [field, column] of TEXTS) {
    const value = cells.text(column)
    if (!NOTHING_TO_SAY.has(value.toLowerCase())) establishment[field] = value
  }
  return establishment
}

const TEXTS = Object.entries(OPTIONAL_TEXT_COLUMNS) as [keyof typeof OPTIONAL_TEXT_COLUMNS, string][]

function addNumbers(establishment: Writable<GiasEstablishment>, cells: GiasCells): void {
  const number = cells.digits('EstablishmentNumber', 4)
  if (number !== undefined) {
    establishment.establishmentNumber = number
    establishment.laestab = establishment.laCode + number
  }
  const previousLa = cells.digits('PreviousLA (code)', 3)
  if (previousLa !== undefined && previousLa !== '999') establishment.previousLaCode = previousLa
  const previousNumber = cells.digits('PreviousEstablishmentNumber', 4)
  if (previousNumber !== undefined) establishment.previousEstablishmentNumber = previousNumber
  const inferred = cells.digits('x_inferred_EstablishmentNumber', 4)
  if (inferred !== undefined) establishment.inferredEstablishmentNumber = inferred
  const predecessors = cells.urns('x_predecessor_URNs')
  if (predecessors.length > 0) establishment.predecessorUrns = predecessors
  const successors = cells.urns('x_successor_URNs')
  if (successors.length > 0) establishment.successorUrns = successors
}

function addDatesAndAges(establishment: Writable<GiasEstablishment>, cells: GiasCells): void {
  const openOn = cells.date('OpenDate')
  if (openOn !== undefined) establishment.openOn = openOn
  const closeOn = cells.date('CloseDate')
  if (closeOn !== undefined) establishment.closeOn = closeOn
  const lowAge = cells.age('StatutoryLowAge')
  if (lowAge !== undefined) establishment.lowAge = lowAge
  const highAge = cells.age('StatutoryHighAge')
  if (highAge !== undefined) establishment.highAge = highAge
}
