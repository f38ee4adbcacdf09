import type { ShapeValue } from '../../rules/value-shapes.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** One value that has parts, as a sentence: a code with its meaning, an area with its districts. */
export function structuredLine(value: object): string {
  if (isCode(value)) return `${value.code}: ${value.meaning}`
  if (isArea(value)) return `${value.area}: ${value.districts.map(placeName).join(', or ')}`
  if (isReviewStep(value)) return reviewWords(value)
  if (isTriageRule(value)) return triageWords(value)
  if (isSchoolAge(value)) return schoolAgeWords(value)
  if ('addsTo' in value) return 'The ground also rests on the text beside it'
  return namedWords(value)
}

type Code = ShapeValue<'attendance-codes'>[number]
type Area = ShapeValue<'postcodes'>[number]
type ReviewStep = ShapeValue<'review-rhythm'>[number]
type TriageRule = ShapeValue<'triage-rules'>[number]
type SchoolAge = ShapeValue<'compulsory-school-age'>

const isCode = (value: object): value is Code => 'code' in value && 'meaning' in value
const isArea = (value: object): value is Area => 'area' in value && 'districts' in value
const isReviewStep = (value: object): value is ReviewStep => 'every' in value && 'unit' in value
const isSchoolAge = (value: object): value is SchoolAge => 'startsAtAge' in value

const isTriageRule = (value: object): value is TriageRule => 'sentence' in value && 'weight' in value

/** `newcastle-under-lyme` as people write it. */
function placeName(id: string): string {
  if (id === 'elsewhere') return 'another authority'
  return id
    .split('-')
    .map((word) => (word === 'under' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(id.includes('under') ? '-' : ' ')
}

function reviewWords({ every, unit, untilWeeks }: ReviewStep): string {
  const often = every === 1 ? `Every ${unit}` : `Every ${every} ${unit}s`
  return untilWeeks === undefined ? `${often} after that` : `${often} for ${untilWeeks} weeks`
}

function triageWords({ sentence, paragraph, weight, on }: TriageRule): string {
  return `${sentence.replace(/\.$/, '')} (policy ${paragraph}), weight ${weight}${on ? '' : ', switched off'}`
}

function schoolAgeWords({ startsAtAge, prescribedDays, endsAtAge, leaving }: SchoolAge): string {
  const days = prescribedDays.map(({ day, month }) => `${day} ${MONTHS[month - 1]}`)
  const weekday = WEEKDAYS[leaving.lastWeekday - 1]
  return (
    `Starts at the end of the first of ${days.join(', ')} on or after the birthday at ${startsAtAge}. ` +
    `Ends on the last ${weekday} in ${MONTHS[leaving.month - 1]} of the school year in which the child is ${endsAtAge}`
  )
}

function namedWords(value: object): string {
  const named = value as Readonly<Record<string, unknown>>
  const name = [named.label, named.title, named.name].find((each) => typeof each === 'string')
  const rest = [named.phones, named.email, named.hoursInWords]
    .flatMap((each) => each ?? [])
    .filter((each) => typeof each === 'string')
  return [name, ...rest].filter((each) => each !== undefined && each !== '').join(', ')
}
