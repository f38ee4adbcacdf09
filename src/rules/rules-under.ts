import type { Rule } from '../domain/rule.ts'
import type { RuleFinder } from './rule-finder.ts'

/** Every parameter in force inside a folder, in the order of their keys. */
export function rulesUnder<Value>(finder: RuleFinder, folder: string): readonly Rule<Value>[] {
  return finder
    .keys()
    .filter((key) => key.startsWith(`${folder}/`))
    .flatMap((key) => finder.find<Value>(key) ?? [])
}
