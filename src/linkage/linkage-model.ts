import { z } from 'zod'
import { comparisonsWith } from './comparisons.ts'

/**
 * What two records can be to each other: one child (match), nothing (random), brother or sister, twin, or two children
 * of one name. Two kinds would learn brothers and sisters as one child.
 */
export const KINDS = ['match', 'random', 'sibling', 'twin', 'namesake'] as const
export type Kind = (typeof KINDS)[number]

const share = z.number().min(0).max(1)
const fieldModel = z.object({
  field: z.string(),
  /** How often each level comes between two records of the kind, level 1 first; what is missing says nothing. */
  shares: z.object({
    match: z.array(share),
    random: z.array(share),
    sibling: z.array(share),
    twin: z.array(share),
    namesake: z.array(share),
  }),
})
const modelFile = z.object({
  format: z.literal('onroll-linkage-model-1'),
  version: z.string().min(1),
  kinds: z.array(z.enum(KINDS)),
  fields: z.array(fieldModel),
})

/** How often each level comes, by kind. A data file with a version; class sizes belong to the data, not to it. */
export type LinkageModel = z.infer<typeof modelFile>
export type FieldModel = LinkageModel['fields'][number]

/** Reads a model. Gives the faults in words when it is none, or lacks a field or a level that this run compares. */
export function readModel(json: unknown, others: readonly string[] = []): LinkageModel | readonly string[] {
  const read = modelFile.safeParse(json)
  if (!read.success)
    return read.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`)
  const model = read.data
  const faults = comparisonsWith(others).flatMap(({ field, levels }) => {
    const found = model.fields.find((candidate) => candidate.field === field)
    if (found === undefined) return [`fields: ${field} is missing`]
    return KINDS.filter((kind) => found.shares[kind].length !== levels.length - 1).map(
      (kind) => `fields.${field}.shares.${kind}: give ${levels.length - 1} numbers`,
    )
  })
  if (faults.length > 0) return faults
  const fields = comparisonsWith(others).flatMap(({ field }) =>
    model.fields.filter((one) => one.field === field),
  )
  return { ...model, fields }
}

/** The model as a file: stable order, six significant figures. */
export function writeModel(model: LinkageModel): string {
  return `${JSON.stringify(model, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value), 2)}\n`
}
