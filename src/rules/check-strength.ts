import { isDeepEqual } from './is-deep-equal.ts'
import { isSetAside, strengthOf, switchesOf } from './pack-chain.ts'
import type { Parameter, ParameterValue } from './parameter-file.ts'
import type { Pack, PackFault } from './read-packs.ts'
import { overlaps, valuesUnder } from './value-on.ts'
import type { ShapeValue } from './value-shapes.ts'

/**
 * Where a pack gives a value that a pack it extends gives too, on a weaker source: it may be stricter, never laxer. A
 * laxer one is a fault that names both files and both citations, unless a conflict declares that the stronger governs.
 */
export function checkAgainstStronger(pack: Pack, chain: readonly Pack[]): readonly PackFault[] {
  const switches = switchesOf(chain)
  const faults: PackFault[] = []
  for (const own of pack.parameters.values()) {
    const base = chain
      .slice(1)
      .map((other) => other.parameters.get(own.key))
      .find((one) => one !== undefined)
    if (!base) continue
    if (base.shape !== own.shape || base.unit !== own.unit) {
      faults.push({ file: own.file, problem: `is not of the shape or unit of ${base.file}` })
      continue
    }
    for (const ours of valuesUnder(own, switches)) {
      for (const theirs of valuesUnder(base, switches)) {
        if (!overlaps(ours, theirs) || strengthOf(ours.value.because) >= strengthOf(theirs.value.because))
          continue
        const wrong = whatIsLaxer(base, ours.value.value, theirs.value.value)
        if (wrong === undefined || isSetAside(pack, own.key, ours)) continue
        faults.push({
          file: own.file,
          problem:
            `${wrong}: ${own.file} (${cited(ours.value)}) against ${base.file} (${cited(theirs.value)}). ` +
            'Make it stricter, or declare a conflict.',
        })
      }
    }
  }
  return faults
}

/** In which way a weaker value is laxer than a stronger one; undefined when it is not. */
function whatIsLaxer(base: Parameter, ours: unknown, theirs: unknown): string | undefined {
  if (base.shape === 'ground') {
    return droppedCondition(ours as ShapeValue<'ground'>, theirs as ShapeValue<'ground'>)
  }
  if (base.stricter === 'any') return undefined
  if (typeof ours === 'number' && typeof theirs === 'number') {
    if (base.stricter === 'fewer') return ours > theirs ? `${ours} is laxer than ${theirs}` : undefined
    if (base.stricter === 'more') return ours < theirs ? `${ours} is laxer than ${theirs}` : undefined
  }
  if (base.stricter === 'longer' && Array.isArray(ours) && Array.isArray(theirs)) {
    const dropped = theirs.map(nameOf).filter((name) => !ours.map(nameOf).includes(name))
    return dropped.length > 0 ? `drops ${dropped.join(', ')}` : undefined
  }
  return isDeepEqual(ours, theirs) ? undefined : 'a weaker source may not change this value'
}

function droppedCondition(ours: ShapeValue<'ground'>, theirs: ShapeValue<'ground'>): string | undefined {
  const dropped = theirs.conditions.filter((condition) => {
    const same = ours.conditions.find(({ id }) => id === condition.id)
    return same?.predicate !== condition.predicate || !isDeepEqual(same.with, condition.with)
  })
  return dropped.length > 0
    ? `drops or changes the condition ${dropped.map(({ id }) => id).join(', ')}`
    : undefined
}

function nameOf(item: unknown): string {
  if (typeof item === 'object' && item !== null) {
    if ('id' in item) return String(item.id)
    if ('code' in item) return String(item.code)
  }
  return JSON.stringify(item)
}

function cited({ because }: ParameterValue): string {
  return because.map(({ source, at }) => `${source}, ${at}`).join('; ')
}
