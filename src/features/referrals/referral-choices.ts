import type { Choice } from '../cases/index.ts'

const YEARS = ['N1', 'N2', 'R', ...Array.from({ length: 14 }, (_, index) => String(index + 1))]

/** What may be chosen in the form’s fields that offer a choice; a field that is not here is written in words. */
export const REFERRAL_CHOICES: Readonly<Record<string, readonly Choice[]>> = {
  sex: [
    { value: 'F', text: 'Female' },
    { value: 'M', text: 'Male' },
    { value: 'not-stated', text: 'Not stated' },
  ],
  'year-group': YEARS.map((year) => ({ value: year, text: yearWords(year) })),
  'special-needs': [
    { value: 'none', text: 'None known' },
    { value: 'support', text: 'Support in school' },
    { value: 'assessment', text: 'Being assessed for a plan' },
    { value: 'plan', text: 'Education, health and care plan (EHCP)' },
  ],
  'child-protection': [
    { value: 'none', text: 'Neither, as far as the school knows' },
    { value: 'child-protection-plan', text: 'On a Child Protection Plan' },
    { value: 'child-in-need', text: 'Child in need' },
    { value: 'earlier-plan', text: 'Was on a Child Protection Plan earlier' },
  ],
}

function yearWords(year: string): string {
  if (year === 'R') return 'Reception'
  return year.startsWith('N') ? `Nursery ${year.slice(1)}` : `Year ${year}`
}

export const YES_NO: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

export const YES_NO_UNKNOWN: readonly Choice[] = [...YES_NO, { value: 'not-known', text: 'Not known' }]

/** Asked beside the pack’s own fields: it decides how fast the CME team looks. */
export const IMMEDIATE_RISK = 'immediate-risk'

/** Which answers put a child into the red lane, by the id of the pack’s reason. */
export function redReasonsOf(answers: Readonly<Record<string, string>>): readonly string[] {
  const protection = answers['child-protection'] ?? ''
  return [
    ...(['child-protection-plan', 'child-in-need'].includes(protection) ? [protection] : []),
    ...(answers['looked-after'] === 'yes' ? ['looked-after'] : []),
    ...(answers[IMMEDIATE_RISK] === 'yes' ? ['immediate-risk'] : []),
  ]
}
