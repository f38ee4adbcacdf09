import { ADDRESS, BORN, GIVEN, SURNAME } from './comparisons.ts'
import { type FieldModel, KINDS } from './linkage-model.ts'

const LEAST: readonly (readonly [number, number])[] = [
  [GIVEN, 0.4],
  [SURNAME, 0.4],
  [BORN, 0.6],
]

/**
 * Training can end with a good likelihood and a bad meaning: then "match" no longer means one child.
 * @returns what is wrong, in words; nothing when the model may be used
 */
export function modelFaults(fields: readonly FieldModel[]): readonly string[] {
  return LEAST.flatMap(([field, least]) => {
    const model = fields[field]
    const same = model?.shares.match[0] ?? 1
    return same >= least
      ? []
      : [`${model?.field}: only ${(same * 100).toFixed(0)}% of matches would be the same`]
  })
}

// Of an address without a house, or without a postcode, equality is these levels (from 0).
const ALSO_EQUAL = [1, 6]

/** How many times more than any other level of a name equality must speak for a match. */
export const NAME_LEAD = 4

/**
 * No level may speak more for a match than equality does: lifts the shares of the other kinds where training on few
 * pairs left them too small.
 */
export function withEqualityFirst(fields: readonly FieldModel[]): readonly FieldModel[] {
  return fields.map((model, field) => {
    const { match } = model.shares
    const lifted = KINDS.map((kind) => {
      if (kind === 'match') return [kind, match]
      const isName = field === GIVEN || field === SURNAME
      return [kind, lift(model.shares[kind], match, field, kind === 'random' && isName ? NAME_LEAD : 1)]
    })
    return { field: model.field, shares: Object.fromEntries(lifted) as FieldModel['shares'] }
  })
}

function lift(
  own: readonly number[],
  match: readonly number[],
  field: number,
  lead: number,
): readonly number[] {
  const ratio = (level: number, share: number) => share / Math.max(match[level] ?? 0, 1e-12)
  const same = Math.min(own[0] ?? 0, match[0] ?? 0)
  const equal = field === ADDRESS ? ALSO_EQUAL : []
  const shares = own.map((share, level) => {
    if (level === 0) return same
    const least = (match[level] ?? 0) * ratio(0, same)
    // Missing counts as a level of which the shares are alike, so equality must not fall below it.
    return equal.includes(level) ? Math.min(Math.max(share, least), match[level] ?? 0) : share
  })
  const most = lead * Math.max(ratio(0, same), ...equal.map((level) => ratio(level, shares[level] ?? 0)))
  return shares.map((share, level) => {
    if (level === 0 || equal.includes(level)) return share
    return Math.max(share, Math.min(1, (match[level] ?? 0) * most))
  })
}
