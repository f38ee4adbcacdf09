import { z } from 'zod'
import { citationSchema, daySchema, slug, UNITS, words } from './pack-kinds.ts'
import { SHAPE_NAMES, SHAPES, type ShapeName } from './value-shapes.ts'

const valueSchema = z.strictObject({
  from: daySchema,
  to: daySchema.optional(),
  value: z.unknown(),
  because: z.array(citationSchema).min(1, 'Every value needs a citation'),
  /** Law passed but not commenced: applies only where an authority's pack switches it on, from that day. */
  switch: slug.optional(),
  confirmed: z.boolean().optional(),
  note: words.optional(),
})

const parameterHead = z.strictObject({
  label: words,
  shape: z.enum(SHAPE_NAMES).default('number'),
  unit: z.enum(UNITS).optional(),
  firstDay: z.enum(['counts', 'does-not-count']).optional(),
  /** The direction in which a weaker source may move it. `longer`: a list may grow, never shrink. */
  stricter: z.enum(['fewer', 'more', 'longer', 'any']).optional(),
  chosenBy: z.enum(['event', 'reading']).default('event'),
  values: z.array(valueSchema).min(1, 'A parameter needs a value'),
  checked: z.strictObject({ last: daySchema, by: words }),
})

export type ParameterHead = z.output<typeof parameterHead>
export type ParameterValue = ParameterHead['values'][number]

/** A parameter as its file states it; each value is checked against the file's shape. */
export interface Parameter extends ParameterHead {
  readonly key: string
  readonly file: string
}

/** Reads a parameter's file, already turned into plain values. Gathers every fault. */
export function readParameter(
  key: string,
  file: string,
  raw: unknown,
): { readonly parameter?: Parameter; readonly problems: readonly string[] } {
  const head = parameterHead.safeParse(raw)
  if (!head.success) return { problems: problemsOf(head.error) }
  const problems: string[] = []
  const values = head.data.values.map((value, index) => {
    const read = readValue(head.data.shape, value.value)
    if (!read.success) problems.push(...problemsOf(read.error, ['values', index, 'value']))
    return { ...value, value: read.data }
  })
  if (head.data.unit === undefined && head.data.firstDay !== undefined) {
    problems.push('firstDay: says how to count, but no unit says what is counted')
  }
  return problems.length > 0 ? { problems } : { problems, parameter: { ...head.data, values, key, file } }
}

/** Every fault of a file, each with its place. */
export function problemsOf(error: z.ZodError, under: readonly PropertyKey[] = []): readonly string[] {
  return error.issues.map((issue) => {
    const place = [...under, ...issue.path].map(String).join('.')
    return place === '' ? issue.message : `${place}: ${issue.message}`
  })
}

function readValue(shape: ShapeName, value: unknown): z.ZodSafeParseResult<unknown> {
  const schema: z.ZodType = SHAPES[shape]
  return schema.safeParse(value)
}
