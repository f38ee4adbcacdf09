import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Rules } from '../../rules/rules-on-day.ts'
import type { ActForm, Choice } from '../cases/index.ts'
import type { Contact } from '../children/index.ts'

export interface RestrictionKind {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly group?: string
}

/** The kinds that the pack names, and the days after which each restriction is looked at again. */
export function restrictionRules(rules: Rules) {
  const kinds = rules.rule<readonly RestrictionKind[]>('restriction/kinds')
  const within = rules.rule<number>('restriction/review-within')
  if (!kinds.ok || !within.ok) throw new Error('The pack says nothing of restrictions')
  return { kinds: kinds.value.value, within: within.value.value }
}

export const kindLabel = (kinds: readonly RestrictionKind[], id: string): string =>
  kinds.find((kind) => kind.id === id)?.label ?? 'Told as secret; the reason is not decided yet'

/** Who sees through it by role. Whoever else must see is named; whoever must not is shut out. */
export const SEEN_BY = {
  team: { text: 'The CME team', roles: ['cme-officer', 'cme-manager'] },
  managers: { text: 'CME managers only', roles: ['cme-manager'] },
} as const

interface FormFacts {
  readonly kinds: readonly RestrictionKind[]
  readonly contacts: readonly Contact[]
  readonly today: PlainDate
  readonly within: number
}

export function setForm({ kinds, contacts, today, within }: FormFacts): ActForm {
  return {
    heading: 'Keep somebody from being found',
    lead: 'Address, school, telephone and e-mail are hidden at once from everybody whom you do not name: on every page, in every list, letter and file. Nobody else can tell that anything is hidden.',
    button: 'Restrict now',
    fields: [
      {
        kind: 'radios',
        name: 'about',
        label: 'Who must not be found?',
        ...(contacts.length === 0 ? { value: 'child' } : {}),
        choices: [
          { value: 'child', text: 'The child and the home' },
          ...contacts.map(({ id, name, relationship }) => ({ value: id, text: name, hint: relationship })),
        ],
      },
      {
        kind: 'radios',
        name: 'kind',
        label: 'Why?',
        choices: kinds.map(
          ({ id, label, help, group }): Choice => ({
            value: id,
            text: label,
            hint: [help, group && `Usually seen by ${group}.`].filter(Boolean).join(' '),
          }),
        ),
      },
      { kind: 'textarea', name: 'reason', label: 'What do you know, and from whom?' },
      {
        kind: 'radios',
        name: 'seenBy',
        label: 'Who may see where they are?',
        hint: 'You can name others, and shut people out, on the next page.',
        choices: Object.entries(SEEN_BY).map(([value, { text }]) => ({ value, text })),
      },
      reviewField(today, within, 'Look at it again on'),
    ],
  }
}

function reviewField(today: PlainDate, within: number, label: string) {
  return {
    kind: 'date',
    name: 'reviewOn',
    label,
    hint: `Within ${within} days`,
    value: addDays(today, within),
  } as const
}

export function reviewForm(today: PlainDate, within: number): ActForm {
  return {
    heading: 'Is this restriction still needed?',
    lead: 'If it is, say what you looked at and set the next day. If it is not, ask for it to be lifted.',
    button: 'It is still needed',
    fields: [
      { kind: 'textarea', name: 'note', label: 'What did you look at?' },
      reviewField(today, within, 'Look at it again on'),
    ],
  }
}

export function nameForm(): ActForm {
  return {
    heading: 'Name a person',
    lead: 'A person who is shut out sees no record of this child at all, whatever the role.',
    button: 'Save',
    fields: [
      {
        kind: 'text',
        name: 'person',
        label: 'Whom?',
        hint: 'The whole name or the e-mail address of somebody with an account',
      },
      {
        kind: 'radios',
        name: 'may',
        label: 'What about this person?',
        choices: [
          { value: 'see', text: 'May see where they are' },
          { value: 'never', text: 'Must never see anything: shut out' },
          { value: 'remove', text: 'Neither any more: take the name away' },
        ],
      },
      { kind: 'textarea', name: 'note', label: 'Why?' },
    ],
  }
}

export function askLiftForm(): ActForm {
  return {
    heading: 'Ask for the restriction to be lifted',
    lead: 'A manager who is not you decides. Until then everything stays hidden.',
    button: 'Ask',
    fields: [{ kind: 'textarea', name: 'note', label: 'Why is it not needed any more?' }],
  }
}

export function liftForm(askedBy: string): ActForm {
  return {
    heading: 'Lift the restriction?',
    lead: `${askedBy} asked for it. When you lift it, everybody who works on the child sees the address and the history again.`,
    button: 'Lift the restriction',
    fields: [{ kind: 'textarea', name: 'note', label: 'What did you check?' }],
  }
}
