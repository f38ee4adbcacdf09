import { stepAct } from '../cases/index.ts'

/** Policy 4.4: the same child may stand on record twice. Nothing closes until somebody has looked. */
export const suspectDuplicateAct = stepAct({
  action: 'suspect-duplicate',
  permission: 'triage-case',
  onlyAdds: true,
  heading: 'Which other record may be the same child?',
  citation: 'Policy 4.4',
  fields: () => [
    { kind: 'text', name: 'other', label: 'Reference of the other record', width: 'medium' },
    { kind: 'textarea', name: 'reason', label: 'What makes you think so' },
  ],
  read(reader) {
    const other = reader.text('other', 'Write down the reference of the other record.', 60)
    const reason = reader.text('reason', 'Write down what makes you think so.')
    return { kind: 'duplicate-suspected', facts: { other, reason } }
  },
})

export const settleDuplicateAct = stepAct({
  action: 'settle-duplicate',
  permission: 'triage-case',
  heading: 'Is it the same child?',
  lead: 'Where it is, close one of the two as a duplicate afterwards; a manager puts a name to that.',
  citation: 'Policy 4.4',
  fields: ({ state }) => [
    {
      kind: 'radios',
      name: 'other',
      label: 'Other record',
      ...(state.suspectedDuplicates[0] ? { value: state.suspectedDuplicates[0] } : {}),
      choices: state.suspectedDuplicates.map((other) => ({ value: other, text: other })),
    },
    {
      kind: 'radios',
      name: 'same',
      label: 'The same child?',
      choices: [
        { value: 'yes', text: 'Yes, the same child' },
        { value: 'no', text: 'No, two children' },
      ],
    },
    { kind: 'textarea', name: 'reason', label: 'How you know' },
  ],
  read(reader, { state }) {
    const other = reader.choice('other', state.suspectedDuplicates, 'Choose the other record.')
    const same = reader.choice('same', ['yes', 'no'], 'Say whether it is the same child.')
    const reason = reader.text('reason', 'Write down how you know.')
    if (!other || !same) return undefined
    return { kind: 'duplicate-settled', facts: { other, same: same === 'yes', reason } }
  },
})
