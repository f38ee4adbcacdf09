import { filled, NOTE, stepAct } from '../cases/index.ts'

/** Who answers for a child in the red lane, named within the time that the pack gives. */
export const nameKeyWorkerAct = stepAct({
  action: 'name-key-worker',
  permission: 'record-case-step',
  onlyAdds: true,
  heading: ({ child }) => `Who is ${child.givenName}’s key worker?`,
  lead: 'One person whom everybody asks: the social worker where there is one, else an officer of the team.',
  citation: 'Policy 2.6 and 3.4; council practice for the red lane',
  fields: () => [
    { kind: 'text', name: 'name', label: 'Name', width: 'medium' },
    { kind: 'text', name: 'job', label: 'Role and team' },
    {
      kind: 'text',
      name: 'told',
      label: 'How and when were they told?',
      hint: 'For example, by telephone, today at 3 pm',
    },
    NOTE,
  ],
  read(reader) {
    const name = reader.text('name', 'Enter the name.', 200)
    const job = reader.text('job', 'Enter the role and team.', 300)
    const told = reader.text('told', 'Write down how and when they were told.', 500)
    const { note } = { note: undefined, ...filled('note', reader.text('note')) }
    return {
      kind: 'key-worker-named',
      facts: { name, job, told: note === undefined ? told : `${told}. ${note}` },
    }
  },
})
