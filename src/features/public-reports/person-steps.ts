import type { Field, FormReader } from '../cases/index.ts'
import { REFERRER, RELATIONSHIPS, UPDATES, valuesOf } from './report-choices.ts'
import type { ReportStep } from './report-journey.ts'

const NAME: Field = { kind: 'text', name: 'name', label: 'Your name', width: 'medium', autocomplete: 'off' }
const PHONE: Field = { kind: 'text', name: 'phone', label: 'Telephone', width: 'medium', autocomplete: 'off' }
const EMAIL: Field = { kind: 'text', name: 'email', label: 'E-mail address', autocomplete: 'off' }
const SAFE: Field = {
  kind: 'text',
  name: 'safeToReach',
  label: 'When and how is it safe to reach you?',
  hint: 'For example, mornings only, no messages',
}

/** What is asked of somebody who knows the child: as little as they want to give. */
export const NEIGHBOUR_STEPS: readonly ReportStep[] = [
  {
    key: 'you',
    heading: () => 'Who are you?',
    fields: () => [
      { kind: 'radios', name: 'referrer', label: 'Do you want to give your name?', choices: REFERRER },
      { kind: 'radios', name: 'relationship', label: 'How do you know the child?', choices: RELATIONSHIPS },
    ],
    check: (reader) => {
      reader.choice('referrer', valuesOf(REFERRER), 'Choose whether you want to give your name.')
    },
  },
  {
    key: 'reach',
    heading: () => 'How may we reach you?',
    lead: 'One way is enough.',
    fields: () => [NAME, PHONE, EMAIL, SAFE],
    check: (reader) => {
      reader.text('name', 'Enter your name, or go back and choose to give none.', 200)
      checkReach(reader)
    },
    askedWhen: ({ answers }) => answers.referrer === 'protected' || answers.referrer === 'named',
  },
]

/** What is asked of somebody who works with children (policy 1.6): who they are, and how they hear of it. */
export const PROFESSIONAL_STEPS: readonly ReportStep[] = [
  {
    key: 'work',
    heading: () => 'Where do you work?',
    fields: () => [
      NAME,
      { kind: 'text', name: 'job', label: 'Your role', hint: 'For example, health visitor' },
      { kind: 'text', name: 'organisation', label: 'Organisation and team' },
    ],
    check: (reader) => {
      reader.text('name', 'Enter your name.', 200)
      reader.text('job', 'Enter your role.', 200)
      reader.text('organisation', 'Enter your organisation.', 300)
    },
  },
  {
    key: 'reach',
    heading: () => 'How may we reach you?',
    fields: () => [
      PHONE,
      { ...EMAIL, label: 'Work e-mail address' },
      SAFE,
      {
        kind: 'radios',
        name: 'updates',
        label: 'Do you want to hear by e-mail that it is received, being looked at and ended?',
        hint: 'Nothing about the child stands in these messages',
        choices: UPDATES,
      },
    ],
    check: (reader) => {
      checkReach(reader)
      const wants = reader.choice('updates', valuesOf(UPDATES), 'Choose whether you want to hear by e-mail.')
      if (wants === 'yes' && reader.text('email') === '')
        reader.fault('email', 'Enter the e-mail address for the messages.')
    },
  },
  {
    key: 'family',
    heading: () => 'May the family know that it was you?',
    fields: () => [
      {
        kind: 'radios',
        name: 'referrer',
        label: 'May the family know that it was you?',
        choices: [
          { value: 'named', text: 'Yes' },
          {
            value: 'protected',
            text: 'No, do not tell the family who I am',
            hint: 'Only the officers who look for the child see your name',
          },
        ],
      },
    ],
    check: (reader) => {
      reader.choice('referrer', ['named', 'protected'], 'Choose whether the family may know.')
    },
  },
]

// The shape alone: a mistake here must not stop anybody who reports a child.
const EMAIL_SHAPE = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]{2,}$/

function checkReach(reader: FormReader): void {
  reader.text('phone', undefined, 100)
  reader.text('safeToReach', undefined, 500)
  const email = reader.text('email', undefined, 254)
  if (email !== '' && !EMAIL_SHAPE.test(email))
    reader.fault('email', 'Enter an e-mail address like name@example.org, or leave it empty.')
}
