import type { TriagedRule } from '../../domain/case/authority-case-facts.ts'
import type { Triage } from '../../domain/case/triage-rules.ts'
import type { Field, FormReader } from '../cases/index.ts'

/** The rules that hold, one sentence each with what it rests on, and the way to take one out. */
export function ruleFields({ fired, points, support }: Triage): readonly Field[] {
  return [
    {
      kind: 'words',
      name: 'rules',
      text:
        fired.length === 0
          ? 'No rule of triage holds by what is on the record.'
          : `Rules that hold by what is on the record, ${points} points in all. Points say whom to look at first within a lane; they put nobody into one.`,
    },
    ...fired.map(
      (rule): Field => ({ kind: 'words', name: `rule-${rule.id}`, text: `${wordsOfRule(rule)}.` }),
    ),
    ...(support.length === 0
      ? []
      : [
          {
            kind: 'words',
            name: 'support',
            text: `Needs of support, which never count: ${support.map(({ fact, known }) => `${fact.replaceAll('-', ' ')} (${known})`).join('; ')}.`,
          } as const,
        ]),
    ...(fired.length === 0
      ? []
      : [
          {
            kind: 'checkboxes',
            name: 'leftOut',
            label: 'Does one of these not hold?',
            hint: 'Choose it, and write down why',
            choices: fired.map(({ id, sentence }) => ({ value: id, text: sentence })),
          } as const,
          {
            kind: 'textarea',
            name: 'leftOutBecause',
            label: 'Why does it not hold?',
          } as const,
        ]),
  ]
}

/** What is kept with the lane: every rule that held, and which of them the officer took out and why. */
export function readRules(reader: FormReader, { fired }: Triage): readonly TriagedRule[] {
  const leftOut = reader.choices(
    'leftOut',
    fired.map(({ id }) => id),
  )
  const because = reader.text('leftOutBecause')
  if (leftOut.length > 0 && because === '')
    reader.fault('leftOutBecause', 'Write down why the rule you chose does not hold.')
  return fired.map((rule) => (leftOut.includes(rule.id) ? { ...rule, leftOutBecause: because } : rule))
}

export function wordsOfRule({ sentence, paragraph, weight, restsOn }: TriagedRule): string {
  return `${sentence} (policy ${paragraph}, weight ${weight}). It rests on: ${restsOn}`
}
