import type { Result } from '../../domain/result.ts'
import type { Rule } from '../../domain/rule.ts'
import type { ListItem, NoRule, Rules } from '../../rules/rules-on-day.ts'
import { formReader } from '../cases/index.ts'
import type { Step } from './journey.ts'

export interface RiskAnswer {
  readonly flags: readonly ListItem[]
}

/** Policy 2.5 and 2.6. Sensitive, and only what is known: it sets who is told and how fast, and closes nothing. */
export const riskStep: Step<RiskAnswer> = {
  key: 'risk',
  title: 'What is known of the child’s situation',
  names: ['riskPoints', 'groups'],
  async form({ rules }) {
    return {
      heading: 'Is anything of this known?',
      lead: 'Tick only what the school knows for a fact, nothing from looks or hearsay. Leave all empty if nothing is known.',
      citation: 'Policy 2.5 and 2.6. Sensitive: it is shown only to those who work on this child’s case.',
      fields: [
        {
          kind: 'checkboxes',
          name: 'riskPoints',
          label: 'Times of higher risk',
          choices: choicesOf(pointsOf(rules)),
        },
        {
          kind: 'checkboxes',
          name: 'groups',
          label: 'The child or the family',
          choices: choicesOf(groupsOf(rules)),
        },
      ],
    }
  },
  async read(form, { rules }) {
    const reader = formReader(form)
    const ticked = [
      ...reader.choices('riskPoints', idsOf(pointsOf(rules))),
      ...reader.choices('groups', idsOf(groupsOf(rules))),
    ]
    const items = [...pointsOf(rules), ...groupsOf(rules)]
    return { ok: true, value: { flags: items.filter(({ id }) => ticked.includes(id)) } }
  },
  rows: ({ flags }) => [
    {
      key: 'Known of the situation',
      value: flags.length === 0 ? 'Nothing' : flags.map(({ label }) => label).join('; '),
    },
  ],
}

function pointsOf(rules: Rules): readonly ListItem[] {
  return itemsOf(rules.riskPoints())
}

function groupsOf(rules: Rules): readonly ListItem[] {
  return itemsOf(rules.groups())
}

// An authority without such a list asks nothing.
function itemsOf(list: Result<Rule<readonly ListItem[]>, NoRule>): readonly ListItem[] {
  return list.ok ? list.value.value : []
}

function choicesOf(items: readonly ListItem[]) {
  return items.map(({ id, label, help }) => ({ value: id, text: label, ...(help ? { hint: help } : {}) }))
}

function idsOf(items: readonly ListItem[]): readonly string[] {
  return items.map(({ id }) => id)
}
