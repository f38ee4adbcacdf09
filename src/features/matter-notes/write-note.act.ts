import { type Act, events, faults, formReader } from '../cases/index.ts'

/** A line in the history that belongs to no step of the process. */
export const writeNoteAct: Act = {
  action: 'write-note',
  path: 'note',
  permission: 'view-matter',
  onlyAdds: true,
  async form({ child }) {
    return {
      heading: `A note about ${child.givenName}`,
      lead: 'Everybody who works on this sees it. It cannot be changed afterwards; a correction is a new line.',
      button: 'Write the note',
      fields: [
        {
          kind: 'textarea',
          name: 'note',
          label: 'Note',
          hint: 'Do not write an address that must stay secret here.',
        },
      ],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const text = reader.text('note', 'Write the note.')
    return reader.errors.length > 0
      ? faults(reader.errors)
      : events({ kind: 'note-recorded', facts: { text } })
  },
}
