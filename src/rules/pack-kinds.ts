import { z } from 'zod'
import { type PlainDate, parsePlainDate } from '../domain/calendar/plain-date.ts'
import type { RuleUnit, Strength } from '../domain/rule.ts'

/** A day as it stands in a pack: `2024-08-19`. */
export const daySchema = z.string().transform((text, context): PlainDate => {
  const day = parsePlainDate(text)
  if (day === undefined) {
    context.addIssue({ code: 'custom', message: `${text} is not a day that exists, as YYYY-MM-DD` })
    return z.NEVER
  }
  return day
})

export const STRENGTHS = [
  'local-policy',
  'statutory-guidance',
  'statute',
] as const satisfies readonly Strength[]

export const UNITS = [
  'school-day',
  'working-day',
  'day',
  'week',
  'month',
  'year',
  'hour',
] as const satisfies readonly RuleUnit[]

/** A text, quoted or not; never empty. */
export const words = z.string({ error: 'Expected a text; put it in quotes' }).trim().min(1)

/** An identifier: lower case words joined by hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected lower case words joined by hyphens')

/** Where a value comes from. `via` names the second-hand text when the original was not seen. */
export const citationSchema = z.strictObject({
  source: slug,
  at: words,
  strength: z.enum(STRENGTHS),
  confidence: z.enum(['V', 'S', 'K', 'I']),
  via: words.optional(),
})

/** One act, regulation, guidance or policy, in `sources.yaml`. `from` and `to` are the days it was in force. */
export const sourceSchema = z.strictObject({
  id: slug,
  title: words,
  edition: words.optional(),
  link: z.url().optional(),
  strength: z.enum(STRENGTHS),
  confidence: z.enum(['V', 'S', 'K', 'I']),
  from: daySchema,
  to: daySchema.optional(),
  note: words.optional(),
})

export const packSchema = z.strictObject({
  pack: slug,
  label: words,
  kind: z.enum(['national', 'authority']),
  extends: slug.optional(),
  authority: z.strictObject({ code: z.string().regex(/^\d{3}$/), name: words, shortName: words }).optional(),
  /** Law that is passed but not commenced, and the day on which this authority switches it on. */
  switches: z.array(z.strictObject({ switch: slug, from: daySchema })).default([]),
})

/** A declared contradiction: what a weaker text permits, what governs, since when. */
export const conflictSchema = z.strictObject({
  conflict: slug,
  label: words,
  /** Paragraphs of the local policy beside which it is shown. */
  paragraphs: z.array(words).min(1),
  permits: citationSchema,
  governs: z.array(citationSchema.extend({ from: daySchema, to: daySchema.optional() })).min(1),
  /** The parameter whose weaker value is set aside, where the packs hold one. */
  parameter: z.string().optional(),
  effect: words,
  /** The last day of the contradiction, once the policy was amended. */
  to: daySchema.optional(),
})

export type PackCitation = z.output<typeof citationSchema>
export type Source = z.output<typeof sourceSchema>
export type PackHead = z.output<typeof packSchema>
export type ConflictFile = z.output<typeof conflictSchema>
