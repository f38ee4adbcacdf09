import type { Citation, Rule } from '../../domain/rule.ts'

/** A value of law or policy as a person reads it: "20 school days". */
export function ruleValueWords(rule: Pick<Rule<unknown>, 'value' | 'unit' | 'firstDay'>): string {
  const { value, unit, firstDay } = rule
  if (typeof value !== 'number') return inWords(value)
  if (unit === undefined) return String(value)
  const words = `${value} ${unit.replace('-', ' ')}${value === 1 ? '' : 's'}`
  return firstDay === undefined
    ? words
    : `${words}, ${firstDay === 'counts' ? 'the first day counts' : 'the first day does not count'}`
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(inWords).join('; ')
  if (value === null || typeof value !== 'object') return ''
  const named = value as Readonly<Record<string, unknown>>
  if (typeof named.label === 'string') return named.label
  if (typeof named.title === 'string') return named.title
  if (typeof named.name === 'string') return named.name
  return Object.entries(named)
    .map(([key, each]) => `${key.replaceAll(/([A-Z])/g, ' $1').toLowerCase()} ${inWords(each)}`)
    .join(', ')
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

/** The folder of a parameter as a heading: "Non arrival". */
export function folderWords(key: string): string {
  const folder = (key.split('/')[0] ?? key).replaceAll('-', ' ')
  return folder.charAt(0).toUpperCase() + folder.slice(1)
}
