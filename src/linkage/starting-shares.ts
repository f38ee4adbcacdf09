import type { FieldModel } from './linkage-model.ts'

type Shares = readonly number[]

function field(
  name: string,
  match: Shares,
  random: Shares,
  sibling: Shares,
  twin: Shares,
  namesake: Shares,
): FieldModel {
  const shares = { match, random, sibling, twin, namesake }
  const whole = Object.fromEntries(Object.entries(shares).map(([kind, parts]) => [kind, toOne(parts)]))
  return { field: name, shares: whole as FieldModel['shares'] }
}

/** The shares of a whole: they add up to 1. */
export function toOne(parts: Shares): number[] {
  const sum = parts.reduce((total, part) => total + part, 0)
  return parts.map((part) => part / sum)
}

const GIVEN_RANDOM = [0.004, 0.002, 0.003, 0.01, 0.005, 0.05, 0.926, 0.00001]
const GIVEN_SIBLING = [0.002, 0.002, 0.004, 0.012, 0.005, 0.055, 0.92, 0.00001]
const BORN_RANDOM = [0.0003, 0.0016, 0.00008, 0.012, 0.12, 0.86, 0.0001]
const ADDRESS_RANDOM = [0.00001, 0.00001, 0.00003, 0.0001, 0.03, 0.968, 0.00001, 0.001]
const RARE = 1e-8

/** Where training begins, and what files too small to train on are judged by. Set beforehand, the same for all data. */
export function startingFields(others: readonly string[]): readonly FieldModel[] {
  return [
    field(
      'given',
      [0.86, 0.045, 0.04, 0.012, 0.012, 0.006, 0.02, 0.005],
      GIVEN_RANDOM,
      GIVEN_SIBLING,
      GIVEN_SIBLING,
      [0.9, 0.02, 0.03, 0.01, 0.005, 0.005, 0.03, 0.00001],
    ),
    field(
      'surname',
      [0.91, 0.03, 0.03, 0.01, 0.005, 0.015],
      [0.002, 0.002, 0.002, 0.008, 0.04, 0.946],
      [0.85, 0.05, 0.02, 0.01, 0.01, 0.06],
      [0.88, 0.04, 0.02, 0.01, 0.01, 0.04],
      [0.9, 0.02, 0.03, 0.01, 0.01, 0.03],
    ),
    field(
      'middle',
      [0.85, 0.08, 0.07],
      [0.02, 0.05, 0.93],
      [0.03, 0.06, 0.91],
      [0.03, 0.06, 0.91],
      [0.02, 0.05, 0.93],
    ),
    field(
      'born',
      [0.955, 0.025, 0.004, 0.005, 0.002, 0.004, 0.005],
      BORN_RANDOM,
      [0.0005, 0.004, 0.0002, 0.03, 0.03, 0.935, 0.0003],
      [0.98, 0.01, 0.002, 0.003, 0.001, 0.003, 0.001],
      BORN_RANDOM,
    ),
    field('sex', [0.99, 0.01], [0.5, 0.5], [0.5, 0.5], [0.6, 0.4], [0.97, 0.03]),
    field('upn', [0.96, 0.01, 0.03], [RARE, 1e-6, 1], [1e-4, 1e-4, 1], [1e-3, 1e-4, 1], [RARE, 1e-6, 1]),
    field(
      'address',
      [0.72, 0.03, 0.03, 0.02, 0.08, 0.08, 0.03, 0.01],
      ADDRESS_RANDOM,
      [0.8, 0.03, 0.02, 0.02, 0.06, 0.05, 0.015, 0.005],
      [0.85, 0.03, 0.02, 0.02, 0.04, 0.03, 0.007, 0.003],
      ADDRESS_RANDOM,
    ),
    field('nhs', [0.99, 0.01], [RARE, 1], [1e-4, 1], [1e-3, 1], [RARE, 1]),
    field('phone', [0.7, 0.3], [1e-5, 1], [0.6, 0.4], [0.7, 0.3], [1e-5, 1]),
    field('school', [0.8, 0.2], [0.005, 0.995], [0.4, 0.6], [0.8, 0.2], [0.005, 0.995]),
    field(
      'parent',
      [0.75, 0.15, 0.1],
      [0.0005, 0.005, 0.9945],
      [0.7, 0.15, 0.15],
      [0.75, 0.15, 0.1],
      [0.0005, 0.005, 0.9945],
    ),
    ...others.map((name) =>
      field(
        `other:${name}`,
        [0.8, 0.1, 0.1],
        [0.05, 0.05, 0.9],
        [0.3, 0.1, 0.6],
        [0.4, 0.1, 0.5],
        [0.05, 0.05, 0.9],
      ),
    ),
  ]
}
