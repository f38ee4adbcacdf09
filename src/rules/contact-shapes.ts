import { z } from 'zod'
import type { Weekday } from '../domain/calendar/plain-date.ts'
import type { OpeningHours, OpenSpan } from '../domain/safeguarding/opening-hours.ts'
import { slug, words } from './pack-kinds.ts'

const phone = z.string({ error: 'Put a telephone number in quotes' }).regex(/^\d[\d ]{2,}$/)

const clock = z
  .string({ error: 'Put a time in quotes, as "08:30"' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))

const openSpan = z
  .tuple([clock, clock])
  .refine(([from, to]) => from < to, 'A line closes after it opens')
  .transform(([from, to]): OpenSpan => ({ from, to }))

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const weekly = z
  .strictObject({
    ...(Object.fromEntries(DAYS.map((day) => [day, openSpan.optional()])) as Record<
      (typeof DAYS)[number],
      z.ZodOptional<typeof openSpan>
    >),
    bankHolidays: z.enum(['open', 'closed']),
  })
  .transform((week): Extract<OpeningHours, { kind: 'weekly' }> => {
    const days: Partial<Record<Weekday, OpenSpan>> = {}
    for (const [index, day] of DAYS.entries()) {
      const span = week[day]
      if (span) days[(index + 1) as Weekday] = span
    }
    return { kind: 'weekly', days, openOnBankHolidays: week.bankHolidays === 'open' }
  })

/** A line to ring about a child's safety. Its hours say `always`, a week, or `outside` another line's hours. */
const safetyLine = z.strictObject({
  order: z.number().int().min(1),
  name: words,
  /** In which situation it is the one to ring. */
  when: words,
  phones: z.array(phone).min(1),
  email: z.email().optional(),
  link: z.url().optional(),
  hours: z.union([z.literal('always'), weekly, z.strictObject({ outside: words })]),
  hoursInWords: words,
})

const contact = z.strictObject({
  name: words,
  post: words.optional(),
  phones: z.array(phone).default([]),
  email: z.email().optional(),
  link: z.url().optional(),
  note: words.optional(),
})

export const contactShapes = {
  contact,
  'safety-line': safetyLine,
  team: z.strictObject({
    id: slug,
    name: words,
    district: slug,
    phones: z.array(phone).default([]),
    email: z.email().optional(),
  }),
  district: z.strictObject({ id: slug, name: words }),
  /** Where the homes of a postcode area lie. Several candidates mean that a person chooses. */
  postcodes: z.array(
    z.strictObject({
      /** An outcode (`ST17`) or an outcode with its sector (`ST17 4`). */
      area: z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?( \d)?$/),
      /** District ids; `elsewhere` for homes in another authority. */
      districts: z.array(slug).min(1),
    }),
  ),
} as const
