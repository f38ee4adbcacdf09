import { z } from 'zod'
import { isSupportNeed } from '../domain/case/triage-rules.ts'
import { GROUND_PREDICATES, type PredicateName } from '../domain/register/ground-predicates.ts'
import { contactShapes } from './contact-shapes.ts'
import { citationSchema, daySchema, slug, UNITS, words } from './pack-kinds.ts'

const wholeNumber = z.number().int().min(0)

/** An item of a list that people choose from. `paragraph` names the policy's own item. */
export const listItem = z.strictObject({
  id: slug,
  label: words,
  help: words.optional(),
  group: words.optional(),
  paragraph: words.optional(),
})

const predicateName = z.custom<PredicateName>(
  (name) => typeof name === 'string' && Object.hasOwn(GROUND_PREDICATES, name),
  { error: (issue) => `There is no judgement called ${String(issue.input)}` },
)

export const conditionSchema = z.strictObject({
  id: slug,
  predicate: predicateName,
  with: z.record(z.string(), z.union([wholeNumber, words, z.array(words).min(1)])).default({}),
  label: words,
  wouldBeMetBy: words,
  because: z.array(citationSchema).min(1).optional(),
})

const groundSchema = z.strictObject({
  id: z.string().regex(/^([A-Z]|[a-z]|not-csa-[a-z0-9-]+)$/),
  regulation: words,
  label: words,
  help: words,
  jointStep: z.boolean(),
  authorityStep: words.optional(),
  nextState: words,
  conditions: z.array(conditionSchema).min(1),
})

/** More conditions for a ground that stands elsewhere, or more citations for its conditions. */
const groundAdditionSchema = z.strictObject({
  addsTo: words,
  conditions: z.array(conditionSchema).default([]),
  alsoCites: z
    .array(z.strictObject({ condition: slug, because: z.array(citationSchema).min(1) }))
    .default([]),
})

const span = z.union([
  z.literal('same day'),
  z.strictObject({ from: wholeNumber, to: wholeNumber, unit: z.enum(UNITS) }),
])

const enquiryCheckSchema = z.strictObject({
  id: slug,
  label: words,
  by: z.enum(['school', 'authority', 'team']),
  asks: words,
  help: words,
  order: wholeNumber.min(1),
  neededWhen: z.enum([
    'always',
    'has-siblings',
    'came-from-another-school',
    'lives-in-another-authority',
    'service-family',
    'known-to-social-care',
    'believed-moved-authority',
    'believed-abroad',
    'has-plan-for-special-needs',
    'where-useful',
  ]),
  attempts: wholeNumber.min(1).default(1),
  each: z.enum(['emergency-contact', 'sibling-school']).optional(),
  mayBeLeftOut: z.boolean(),
  gateway: z.strictObject({ basis: words, note: words.optional() }).optional(),
  usualTime: span,
  tracing: z
    .strictObject({
      channel: z.enum(['in-house', 'letter', 'file']),
      tells: z.array(z.enum(['name', 'birth-date', 'address', 'parents', 'siblings', 'school', 'upn'])),
      asksFor: words,
      intrusiveness: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      chaseAfterDays: wholeNumber.min(1),
      twoTier: z.boolean().optional(),
    })
    .optional(),
})

const closingReason = listItem.extend({
  /** False for what is only believed: the case stays open under a slower review. */
  closes: z.boolean(),
  needs: z.array(z.enum(['source', 'evidence', 'manager'])),
})

const formField = listItem.extend({
  mandatory: z.union([z.boolean(), z.literal('if-known')]),
  kind: z.enum([
    'text',
    'long-text',
    'day',
    'choice',
    'yes-no',
    'number',
    'person',
    'address',
    'list',
    'file',
  ]),
})

const attendanceCode = z.strictObject({
  code: z.string().regex(/^([A-Z]\d?|[/\\#])$/),
  meaning: words,
  /** What the code does to a run of absence: carries it on, ends it, or neither breaks it nor counts. */
  run: z.enum(['continues', 'breaks', 'ignored']),
  whereaboutsKnown: z.boolean().default(false),
})

const reviewStep = z.strictObject({
  every: wholeNumber.min(1),
  unit: z.enum(['week', 'month', 'term']),
  /** Weeks since the case was opened until which this step applies; the last has none. */
  untilWeeks: wholeNumber.optional(),
})

/** A rule of triage. One on who a family is would be against the law, so a pack that has it does not load. */
const triageRule = z
  .strictObject({
    id: slug,
    sentence: words,
    paragraph: words,
    fact: slug,
    weight: wholeNumber,
    on: z.boolean().default(true),
  })
  .refine(({ fact }) => !isSupportNeed(fact), {
    message: 'A rule of triage may not rest on who a family is (Equality Act 2010)',
  })

const paragraph = z.strictObject({
  id: words,
  title: words,
  text: words,
  overtakenBy: z.array(slug).default([]),
})

const monthAndDay = z.strictObject({ month: z.number().min(1).max(12), day: z.number().min(1).max(31) })

/** What the value of a parameter may look like, by the name in the file's `shape`. */
export const SHAPES = {
  number: wholeNumber,
  text: words,
  day: daySchema,
  list: z.array(listItem).min(1),
  texts: z.array(words).min(1),
  ground: groundSchema,
  'ground-addition': groundAdditionSchema,
  'rule-set': z.strictObject({ name: words, folder: slug, csaParagraph: words, notCsaParagraph: words }),
  'enquiry-check': enquiryCheckSchema,
  'closing-reasons': z.array(closingReason).min(1),
  'form-fields': z.array(formField).min(1),
  'attendance-codes': z.array(attendanceCode).min(1),
  'review-rhythm': z.array(reviewStep).min(1),
  'triage-rules': z.array(triageRule).min(1),
  paragraphs: z.array(paragraph).min(1),
  'compulsory-school-age': z.strictObject({
    startsAtAge: wholeNumber,
    prescribedDays: z.array(monthAndDay).min(1),
    endsAtAge: wholeNumber,
    leaving: z.strictObject({ lastWeekday: z.number().min(1).max(7), month: z.number().min(1).max(12) }),
    schoolYearStarts: monthAndDay,
  }),
  ...contactShapes,
} as const

export type ShapeName = keyof typeof SHAPES
export type ShapeValue<Name extends ShapeName> = z.output<(typeof SHAPES)[Name]>

export const SHAPE_NAMES = Object.keys(SHAPES) as [ShapeName, ...ShapeName[]]
