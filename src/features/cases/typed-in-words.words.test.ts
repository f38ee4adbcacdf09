import { expect, test } from 'vitest'
import { formOf } from '../../web/request-form.ts'
import type { Field } from './act.ts'
import { typedInWords } from './typed-in-words.ts'

const FIELDS: readonly Field[] = [
  { kind: 'words', name: 'w', text: 'Read this first.' },
  {
    kind: 'radios',
    name: 'says',
    label: 'What did they say?',
    choices: [
      { value: 'moved', text: 'Moved', fields: [{ kind: 'text', name: 'to', label: 'Where to?' }] },
      { value: 'stays', text: 'Stays', fields: [{ kind: 'text', name: 'why', label: 'Why?' }] },
    ],
  },
  {
    kind: 'checkboxes',
    name: 'who',
    label: 'Who?',
    choices: [
      { value: 'a', text: 'Ann' },
      { value: 'b', text: 'Ben' },
    ],
  },
  { kind: 'date', name: 'on', label: 'When?' },
  { kind: 'textarea', name: 'note', label: 'Note' },
]

test('what was typed reads as the form asked it; what was left empty, or belongs to another choice, is left out', () => {
  const form = formOf([
    ['says', 'moved'],
    ['to', 'Leeds'],
    ['why', 'left from before'],
    ['who', 'a'],
    ['who', 'b'],
    ['on-day', '3'],
    ['on-year', '2026'],
    ['note', ' '],
  ])
  expect(typedInWords(FIELDS, form)).toEqual([
    'What did they say?: Moved',
    'Where to?: Leeds',
    'Who?: Ann, Ben',
    'When?: 3 2026',
  ])
})
