import type { Citation, Rule } from '../../domain/rule.ts'
import { structuredLine } from './structured-value-words.ts'

/** A value of law or policy as a person reads it, one line for each item: "20 school days". */
export function ruleValueLines(rule: Pick<Rule<unknown>, 'value' | 'unit' | 'firstDay'>): readonly string[] {
  const { value, unit, firstDay } = rule
  if (typeof value === 'number' && unit !== undefined) {
    const words = `${value} ${unit.replace('-', ' ')}${value === 1 ? '' : 's'}`
    if (firstDay === undefined) return [words]
    return [`${words}, ${firstDay === 'counts' ? 'the first day counts' : 'the first day does not count'}`]
  }
  return Array.isArray(value) ? value.map(itemWords) : [itemWords(value)]
}

function itemWords(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (value === null || typeof value !== 'object') return ''
  return structuredLine(value)
}

const STRENGTHS = {
  statute: 'the law',
  'statutory-guidance': 'statutory guidance',
  'local-policy': 'local',
} as const

const CONFIDENCE = {
  V: 'checked against the text',
  S: 'read second-hand',
  K: 'known, not checked',
  I: 'chosen; no text says it',
} as const

/** "SI 2024/208, reg 9(1)(i) (the law, checked against the text)". */
export function sourceWords(citation: Citation): string {
  return `${citation.title}, ${citation.at} (${STRENGTHS[citation.strength]}, ${CONFIDENCE[citation.confidence]})`
}
