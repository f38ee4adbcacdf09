import { z } from 'zod'
import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { parsePlainDate } from '../domain/calendar/plain-date.ts'
import type { GroundFacts } from '../domain/register/ground-facts.ts'
import { problemsOf } from './parameter-file.ts'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => parsePlainDate(text) !== undefined, 'Not a day that exists')
  .meta({ format: 'date' })
const yesNo = z.boolean()
const count = z.number().int().min(0)
const perCode = z.record(z.string().regex(/^([A-Z]\d?|[/\\#])$/), count)

const enquiriesOfSide = z.strictObject({ complete: yesNo, completedOn: day.optional() })
const signedOutcome = z.strictObject({
  outcome: z.enum(['not-found', 'found-will-not-attend', 'found-can-attend', 'on-another-roll']),
  by: z.string().describe('Who signed'),
  on: day,
})

/** The facts that grounds are judged on, for input from outside. Everything may be left out. */
export const groundFactsSchema = z.strictObject({
  absence: z
    .strictObject({
      schoolDays: count.describe('School days absent without a break, on the school’s own calendar'),
      sessions: perCode.optional().describe('Sessions of that absence, counted by attendance code'),
    })
    .optional(),
  leave: z
    .strictObject({
      endedOn: day.describe('Last day of the leave'),
      schoolDaysSince: count.describe('School days missed straight after it'),
    })
    .optional(),
  cause: z
    .strictObject({ sick: yesNo.describe('Sick, mental health included'), unavoidable: yesNo })
    .optional()
    .describe('Whether the school knows of sickness or of a cause that could not be avoided'),
  enquiries: z
    .strictObject({ school: enquiriesOfSide.optional(), authority: enquiriesOfSide.optional() })
    .optional(),
  jointOutcome: z
    .strictObject({ school: signedOutcome.optional(), authority: signedOutcome.optional() })
    .optional(),
  acknowledged: z
    .strictObject({ by: z.string(), on: day })
    .optional()
    .describe('The authority’s acknowledgement of a referral; it meets no condition'),
  noGroundsToBelieveWillAttend: yesNo.optional(),
  ceasedToAttend: yesNo.optional(),
  registeredElsewhere: z
    .strictObject({
      school: z.string(),
      verifiedOn: day.optional().describe('Day on which that school confirmed it'),
    })
    .optional(),
  attendanceOrder: z
    .strictObject({
      namesThisSchool: yesNo,
      amendedOn: day.optional(),
      revokedOn: day.optional(),
      revokedAsEducatedOtherwise: yesNo.optional(),
    })
    .optional(),
  mobileChildsMainSchool: yesNo.optional(),
  dualRegistrationAgreed: yesNo.optional(),
  otherProprietorsConsent: yesNo.optional(),
  nursery: z.strictObject({ finished: yesNo, joinsReceptionHere: yesNo }).optional(),
  parentNotice: z
    .strictObject({
      receivedOn: day,
      statedDay: day.optional().describe('The day after which the child is educated otherwise'),
    })
    .optional(),
  specialSchool: z.strictObject({ placedByAuthority: yesNo, consentGivenOn: day.optional() }).optional(),
  childProtection: yesNo.optional(),
  withdrawalConsentOn: day.optional(),
  authorityToldOfIntentionOn: day.optional(),
  home: z.strictObject({ withinReasonableDistance: yesNo, boarder: yesNo }).optional(),
  detention: z.strictObject({ finalOrder: yesNo, months: count }).optional(),
  diedOn: day.optional(),
  leavingAge: z
    .strictObject({ overBeforeSchoolNextMeets: yesNo, willLeaveOrNotQualifyForSixthForm: yesNo })
    .optional(),
  boarding: z.strictObject({ boarder: yesNo, stateFunded: yesNo, feesUnpaidAtEndOfTerm: yesNo }).optional(),
  ceasedToBePupilOn: day.optional(),
  school: z
    .strictObject({ kind: z.enum(['maintained', 'academy', 'independent', 'non-maintained-special']) })
    .optional(),
  exclusion: z.strictObject({ permanent: yesNo, reviewStepsFinished: yesNo }).optional(),
  medical: z.strictObject({ unfitUntilOverAge: yesNo, meansToStayOn: yesNo }).optional(),
  local: z
    .record(z.string(), day)
    .optional()
    .describe('Conditions that the local policy adds, by id: the day on which each was fulfilled'),
})

// The schema and the domain's own type must say the same; the compiler sees to it.
type WithoutBrand<Value> = Value extends PlainDate
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly WithoutBrand<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: WithoutBrand<Value[Key]> }
      : Value
type DropUndefined<Value> = Value extends object
  ? { [Key in keyof Value]: DropUndefined<Exclude<Value[Key], undefined>> }
  : Value
type Said = DropUndefined<WithoutBrand<GroundFacts>>
type Read = DropUndefined<z.output<typeof groundFactsSchema>>
const sameBothWays: [Read, keyof Said] extends [Said, keyof Read]
  ? [Said] extends [Read]
    ? true
    : never
  : never = true
void sameBothWays

/**
 * Reads facts from outside. A name that is not known is left out and told, for it can meet nothing; a known fact of
 * the wrong kind is a problem.
 */
export function readGroundFacts(
  raw: unknown,
):
  | { readonly ok: true; readonly facts: GroundFacts; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const read = groundFactsSchema.safeParse(raw)
  if (read.success) return { ok: true, facts: read.data as unknown as GroundFacts, ignored: [] }
  const unknown = read.error.issues.filter((issue) => issue.code === 'unrecognized_keys')
  if (unknown.length < read.error.issues.length) return { ok: false, problems: problemsOf(read.error) }
  const ignored = unknown.flatMap(({ keys, path }) => keys.map((key) => [...path, key]))
  const known = groundFactsSchema.safeParse(ignored.reduce(without, raw))
  if (!known.success) return { ok: false, problems: problemsOf(known.error) }
  return {
    ok: true,
    facts: known.data as unknown as GroundFacts,
    ignored: ignored.map((path) => path.map(String).join('.')),
  }
}

function without(value: unknown, [name, ...rest]: readonly PropertyKey[]): unknown {
  if (typeof value !== 'object' || value === null || name === undefined) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key !== name) return [[key, inner]]
      return rest.length === 0 ? [] : [[key, without(inner, rest)]]
    }),
  )
}
