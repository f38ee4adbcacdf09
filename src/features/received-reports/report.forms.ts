import { displayDate } from '../../domain/calendar/display-date.ts'
import { cleanPersonName } from '../../domain/child/person-name.ts'
import { type Field, formReader, listName } from '../cases/index.ts'
import type { Child } from '../children/index.ts'
import type { Ask } from '../slice.ts'
import type { NewlyKnown } from './match-report.command.ts'
import type { ReceivedReport, SettledAs } from './received-reports.store.ts'

export const SETTLED_WORDS: Readonly<Record<SettledAs, string>> = {
  case: 'It became a case',
  'other-authority': 'Told to the authority where the child lives',
  'no-child': 'No child could be made out, or nothing is amiss',
  repeat: 'The same as another report',
  'not-genuine': 'Not genuine',
}
export const SETTLED_BY_HAND = ['other-authority', 'no-child', 'repeat', 'not-genuine'] as const

/** Whom the report means, of those on record. */
export function matchFields(likely: readonly Child[]): readonly Field[] {
  return [
    ...(likely.length === 0
      ? [{ kind: 'words', name: 'none', text: 'Nobody on record is like the child in this report.' } as const]
      : [
          {
            kind: 'checkboxes',
            name: 'child',
            label: 'Which of these does the report mean?',
            hint: 'Choose more than one where it tells of several, twins for example',
            choices: likely.map((child) => ({
              value: child.id,
              text: `${listName(child)}, born ${displayDate(child.bornOn)}`,
              hint: [`reference ${child.reference}`, child.upn && `UPN ${child.upn}`]
                .filter(Boolean)
                .join(', '),
            })),
          } as const,
        ]),
    {
      kind: 'text',
      name: 'reference',
      label: 'Or the reference of another record',
      hint: 'Six digits, from Find a child',
      width: 'short',
    },
    more('more'),
  ]
}

// Two forms of one page ask it, each under a name of its own.
function more(name: 'more' | 'moreBesides'): Field {
  return {
    kind: 'checkboxes',
    name,
    label: 'Does the report tell of more children?',
    choices: [{ value: 'yes', text: 'Yes, keep it open: there is another child to match' }],
  }
}

/** What a new record needs; prefilled from the report, to be put right. */
export function newChildFields(report: ReceivedReport, likely: readonly Child[]): readonly Field[] {
  const { said } = report
  return [
    { kind: 'text', name: 'givenName', label: 'First name', value: said.givenName, width: 'medium' },
    { kind: 'text', name: 'familyName', label: 'Family name', value: said.familyName, width: 'medium' },
    {
      kind: 'date',
      name: 'born',
      label: 'Date of birth',
      ...(said.bornOn === null ? {} : { value: said.bornOn }),
    },
    ...(likely.length === 0
      ? []
      : [{ kind: 'textarea', name: 'because', label: 'Why is it none of the records above?' } as const]),
    more('moreBesides'),
  ]
}

export function settleFields(): readonly Field[] {
  return [
    {
      kind: 'radios',
      name: 'as',
      label: 'How did it end?',
      choices: SETTLED_BY_HAND.map((value) => ({ value, text: SETTLED_WORDS[value] })),
    },
    {
      kind: 'textarea',
      name: 'note',
      label: 'What you found, and whom you told',
      hint: 'For another authority: which, whom and when',
    },
  ]
}

export function readNewChild({ form, today }: Ask, needsReason: boolean) {
  const reader = formReader(form)
  const name = (field: string, what: string) => {
    const cleaned = cleanPersonName(form.text(field), what)
    if (cleaned.ok) return cleaned.value
    reader.fault(field, cleaned.refusal.message)
    return ''
  }
  const givenName = name('givenName', 'First name')
  const familyName = name('familyName', 'Family name')
  const bornOn = reader.date('born', 'Date of birth', {
    notAfter: { day: today, message: 'Date of birth must be today or earlier.' },
  })
  if (needsReason) reader.text('because', 'Write down why it is none of the records above.')
  const known: NewlyKnown | undefined =
    reader.errors.length > 0 || bornOn === undefined ? undefined : { givenName, familyName, bornOn }
  return { known, errors: reader.errors }
}
