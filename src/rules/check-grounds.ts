import { PREDICATE_SETTINGS } from '../domain/register/ground-predicates.ts'
import type { Pack, PackFault } from './read-packs.ts'
import type { ShapeValue } from './value-shapes.ts'

type Conditions = ShapeValue<'ground'>['conditions']

/** Conditions have ids of their own, their judgements get the settings they need, and additions find their ground. */
export function checkGrounds(pack: Pack, chain: readonly Pack[]): readonly PackFault[] {
  const faults: PackFault[] = []
  for (const { shape, values, file } of pack.parameters.values()) {
    for (const { value } of values) {
      if (shape === 'ground') {
        const { conditions } = value as ShapeValue<'ground'>
        faults.push(...problemsOfConditions(conditions).map((problem) => ({ file, problem })))
      }
      if (shape === 'ground-addition') {
        const addition = value as ShapeValue<'ground-addition'>
        const problems = problemsOfAddition(addition, chain)
        faults.push(...problems.map((problem) => ({ file, problem })))
      }
    }
  }
  return faults
}

function problemsOfConditions(conditions: Conditions): readonly string[] {
  const ids = conditions.map(({ id }) => id)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  return [
    ...twice.map((id) => `conditions: ${id} stands there twice`),
    ...conditions.flatMap((condition) =>
      (PREDICATE_SETTINGS[condition.predicate] ?? [])
        .filter((name) => !Object.hasOwn(condition.with, name))
        .map((name) => `conditions: ${condition.id} needs a setting called ${name}`),
    ),
  ]
}

function problemsOfAddition(
  addition: ShapeValue<'ground-addition'>,
  chain: readonly Pack[],
): readonly string[] {
  const ground = chain.map((pack) => pack.parameters.get(addition.addsTo)).find((one) => one !== undefined)
  if (ground?.shape !== 'ground') return [`addsTo: there is no ground called ${addition.addsTo}`]
  const own = ground.values.flatMap(({ value }) =>
    (value as ShapeValue<'ground'>).conditions.map(({ id }) => id),
  )
  return [
    ...problemsOfConditions(addition.conditions),
    ...addition.conditions
      .filter(({ id }) => own.includes(id))
      .map(({ id }) => `conditions: ${addition.addsTo} has a condition called ${id} already`),
    ...addition.alsoCites
      .filter(({ condition }) => !own.includes(condition))
      .map(({ condition }) => `alsoCites: ${addition.addsTo} has no condition called ${condition}`),
  ]
}
