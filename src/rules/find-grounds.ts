import type { Ground, GroundCondition } from '../domain/register/deletion-ground.ts'
import { ok, type Result, refuse } from '../domain/result.ts'
import type { Citation, Rule } from '../domain/rule.ts'
import type { RuleFinder } from './rule-finder.ts'
import type { GroundRefusal, NoRule } from './rules-on-day.ts'
import type { ShapeValue } from './value-shapes.ts'

type RuleSet = Rule<ShapeValue<'rule-set'>>

/** Which of the two lists of grounds: for pupils of compulsory school age, and for others. */
export type PupilsOfGrounds = 'of-compulsory-school-age' | 'not-of-compulsory-school-age'

/** Every ground of the rule set in force, with the conditions that local policy or a switched law adds. */
export function groundsOn(finder: RuleFinder, pupils: PupilsOfGrounds): Result<readonly Ground[], NoRule> {
  const ruleSet = finder.rule<ShapeValue<'rule-set'>>('grounds/rule-set')
  if (!ruleSet.ok) return ruleSet
  const separate = pupils === 'not-of-compulsory-school-age'
  return ok(allOf(finder, ruleSet.value).filter(({ id }) => id.startsWith('not-csa-') === separate))
}

/**
 * One ground of the rule set in force.
 *
 * @param id  a letter as `I`, `i`, `(i)` or `9(1)(i)`, or an id of the separate list as `not-csa-died`
 */
export function groundOn(finder: RuleFinder, id: string): Result<Ground, GroundRefusal> {
  const ruleSet = finder.rule<ShapeValue<'rule-set'>>('grounds/rule-set')
  if (!ruleSet.ok) return ruleSet
  const all = allOf(finder, ruleSet.value)
  const wanted = letterOf(id)
  const ground = all.find((one) => one.id.toLowerCase() === wanted)
  if (ground) return ok(ground)
  const { name } = ruleSet.value.value
  return refuse({
    code: 'GROUND_NOT_KNOWN',
    message: `${name}, in force on ${finder.on}, has no ground called ${id}. It has ${all.map((one) => one.id).join(', ')}.`,
    field: 'ground',
    facts: { ground: id, on: finder.on, ruleSet: name },
  })
}

function letterOf(id: string): string {
  const text = id.trim().toLowerCase()
  return /^(?:reg(?:ulation)?\.? *)?(?:\d+ *(?:\(\d\))? *)?\(?([a-z])\)?$/.exec(text)?.[1] ?? text
}

function allOf(finder: RuleFinder, ruleSet: RuleSet): readonly Ground[] {
  const additions = finder
    .keys()
    .filter((key) => key.startsWith('grounds/'))
    .flatMap((key) => finder.find<unknown>(key) ?? [])
    .filter(isAddition)
  return finder
    .keys()
    .filter((key) => key.startsWith(`grounds/${ruleSet.value.folder}/`))
    .flatMap((key) => finder.find<unknown>(key) ?? [])
    .filter(isGround)
    .map((rule) => groundOf(finder, ruleSet, rule, additions))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function groundOf(
  finder: RuleFinder,
  ruleSet: RuleSet,
  rule: Rule<ShapeValue<'ground'>>,
  additions: readonly Rule<ShapeValue<'ground-addition'>>[],
): Ground {
  const { id, regulation, label, help, jointStep, authorityStep, nextState, conditions } = rule.value
  const ours = additions.filter(({ value }) => value.addsTo === rule.key)
  const citedToo = (condition: string): readonly Citation[] =>
    ours
      .flatMap(({ value }) => value.alsoCites.filter((one) => one.condition === condition))
      .flatMap(({ because }) => because.map(finder.cite))
  const toCondition = (
    { because, with: settings, ...rest }: (typeof conditions)[number],
    otherwise: readonly Citation[],
  ): GroundCondition => ({
    ...rest,
    settings,
    because: [...(because?.map(finder.cite) ?? otherwise), ...citedToo(rest.id)],
  })
  return {
    id,
    key: rule.key,
    ruleSet: ruleSet.value.name,
    regulation,
    label,
    help,
    jointStep,
    ...(authorityStep === undefined ? {} : { authorityStep }),
    nextState,
    conditions: [
      ...conditions.map((condition) => toCondition(condition, rule.because)),
      ...ours.flatMap(({ value, because }) =>
        value.conditions.map((condition) => toCondition(condition, because)),
      ),
    ],
    readFor: finder.on,
    from: rule.from,
    ...(rule.to === undefined ? {} : { to: rule.to }),
    confirmed: rule.confirmed,
    packEdition: rule.packEdition,
  }
}

function isGround(rule: Rule<unknown>): rule is Rule<ShapeValue<'ground'>> {
  return typeof rule.value === 'object' && rule.value !== null && 'regulation' in rule.value
}

function isAddition(rule: Rule<unknown>): rule is Rule<ShapeValue<'ground-addition'>> {
  return typeof rule.value === 'object' && rule.value !== null && 'addsTo' in rule.value
}
