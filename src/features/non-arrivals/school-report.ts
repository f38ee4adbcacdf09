import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { FieldError } from '../cases/index.ts'
import { type AbsenceAnswer, absenceStep } from './absence.step.ts'
import { type AddressAnswer, addressStep } from './address.step.ts'
import type { AdmissionAnswer } from './admission-fields.ts'
import { type CircumstancesAnswer, circumstancesStep } from './circumstances.step.ts'
import { type DestinationAnswer, destinationStep } from './destination.step.ts'
import { type ExpectedDayAnswer, expectedDayStep } from './expected-day.step.ts'
import { type FamilyAnswer, familyStep } from './family.step.ts'
import { type FoundAnswer, foundPupilStep } from './found-pupil.step.ts'
import { type JoiningAnswer, joiningStep } from './joining.step.ts'
import { type AnswerRow, type Step, type StepContext, type StepKey, stepsOf } from './journey.ts'
import { type LastSeenAnswer, lastSeenStep } from './last-seen.step.ts'
import { type LeavingAnswer, leavingStep } from './leaving.step.ts'
import { type PupilAnswer, pupilStep } from './pupil.step.ts'
import { type RiskAnswer, riskStep } from './risk.step.ts'
import { type SafetyAnswer, safetyStep } from './safety.step.ts'
import { type SiblingsAnswer, siblingsStep } from './siblings.step.ts'

/** Everything a school says of a pupil who is not there, read and free of faults. */
export interface SchoolReport {
  readonly safety: SafetyAnswer
  readonly pupil: PupilAnswer
  readonly found: FoundAnswer
  /** Of a leaver: why, and where to. */
  readonly leaving?: LeavingAnswer
  readonly destination?: DestinationAnswer
  /** Of a new pupil. */
  readonly joining?: JoiningAnswer
  /** Of a pupil who never came. */
  readonly 'expected-day'?: ExpectedDayAnswer
  /** Of a pupil who was at the school before. */
  readonly absence?: AbsenceAnswer
  readonly address: AddressAnswer
  readonly family: FamilyAnswer
  readonly siblings?: SiblingsAnswer
  readonly risk: RiskAnswer
  readonly circumstances?: CircumstancesAnswer
  readonly 'last-seen'?: LastSeenAnswer
}

/** The page of each part of the report. */
export const STEPS: { readonly [Key in StepKey]: Step<NonNullable<SchoolReport[Key]>> } = {
  safety: safetyStep,
  pupil: pupilStep,
  found: foundPupilStep,
  leaving: leavingStep,
  destination: destinationStep,
  joining: joiningStep,
  'expected-day': expectedDayStep,
  absence: absenceStep,
  address: addressStep,
  family: familyStep,
  siblings: siblingsStep,
  risk: riskStep,
  circumstances: circumstancesStep,
  'last-seen': lastSeenStep,
}

/** One part of the report as the draft holds it: its lines, or what is still wrong or not answered. */
export interface ReadPart {
  readonly key: StepKey
  readonly title: string
  readonly rows: readonly AnswerRow[]
  readonly errors: readonly FieldError[]
}

export interface ReadReport {
  readonly parts: readonly ReadPart[]
  /** Only when every part is there and free of faults. */
  readonly report?: SchoolReport
}

/** Reads the whole draft again: days pass and calendars change while a draft waits. */
export async function readReport(context: StepContext): Promise<ReadReport> {
  const parts: ReadPart[] = []
  const values: Partial<Record<StepKey, unknown>> = {}
  for (const key of stepsOf(context)) parts.push(await readPart(key, context, values))
  return parts.every(({ errors }) => errors.length === 0)
    ? { parts, report: values as unknown as SchoolReport }
    : { parts }
}

async function readPart(
  key: StepKey,
  context: StepContext,
  values: Partial<Record<StepKey, unknown>>,
): Promise<ReadPart> {
  const step = STEPS[key] as Step<unknown>
  const { title } = step
  if (!isAnswered(step, context))
    return { key, title, rows: [], errors: [{ field: key, message: `Answer: ${title}` }] }
  const read = await step.read(context.answers, context)
  if (!read.ok)
    return { key, title, rows: [], errors: read.errors.map(({ message }) => ({ field: key, message })) }
  values[key] = read.value
  return { key, title, rows: step.rows(read.value, context), errors: [] }
}

/** The first part that is not answered yet. A part that may be left empty counts once its page was sent. */
export function firstUnanswered(context: StepContext): StepKey | undefined {
  return stepsOf(context).find((key) => !isAnswered(STEPS[key] as Step<unknown>, context))
}

function isAnswered(step: Pick<Step<unknown>, 'key' | 'names'>, { answers }: StepContext): boolean {
  const [first = step.key] = step.names
  return step.key === 'found' ? answers.text('found') !== '' : answers.has(first)
}

export interface OnTheRoll {
  /** The day from which the pupil is missed; of a leaver whose destination is known there is none. */
  readonly firstDay: PlainDate | undefined
  readonly admission: AdmissionAnswer
  /** When the pupil joined, where it had to be asked. */
  readonly joinedOn: PlainDate | undefined
}

/** What the report says of the pupil's time at the school, whichever way it was asked for. */
export function onTheRoll(report: SchoolReport): OnTheRoll {
  const { absence, destination, leaving, joining, 'expected-day': expected } = report
  return {
    firstDay: expected?.expectedOn ?? absence?.firstMissedOn,
    admission: expected ?? absence ?? destination ?? joining ?? {},
    joinedOn: absence?.joinedOn ?? destination?.joinedOn ?? leaving?.joinedOn ?? joining?.joinedOn,
  }
}
