import { displayDate } from '../../domain/calendar/display-date.ts'
import {
  type ActContext,
  type Field,
  filled,
  listName,
  listOpenMattersOf,
  type NewEvent,
  NOTE,
  stepAct,
} from '../cases/index.ts'
import { listSiblings } from '../children/index.ts'
import { listPossibleMatches } from './possible-matches.store.ts'

const HOW = [
  { value: 'number', text: 'Unique pupil number and date of birth agree' },
  { value: 'address', text: 'Name, date of birth and address agree' },
  { value: 'register', text: 'The school’s own register entry' },
  { value: 'new', text: 'Nobody else on record is this child' },
] as const

/** T30: who the child is, and who belongs to the family; what may be a second record of the same child is written down. */
export const matchChildAct = stepAct({
  action: 'match-child',
  permission: 'triage-case',
  heading: ({ child }) => `Is this the ${child.givenName} that the report is about?`,
  lead: 'Looking for other records of the same child leaves a line in the audit record.',
  citation: 'Policy 1.3, 4.4 and 4.14',
  async fields(context) {
    const same = await listPossibleMatches(context.trx, context.child, context.deps.clock.now())
    return [
      { kind: 'words', name: 'family', text: await familyWords(context) },
      { kind: 'radios', name: 'how', label: 'How do you know?', choices: HOW },
      ...(same.length === 0
        ? [{ kind: 'words', name: 'none', text: 'No other record looks like the same child.' } as const]
        : [sameField(same)]),
      { ...NOTE, label: 'What you compared' },
    ]
  },
  async read(reader, context) {
    const how = reader.choice(
      'how',
      HOW.map(({ value }) => value),
      'Choose how you know who the child is.',
    )
    const same = await listPossibleMatches(context.trx, context.child, context.deps.clock.now())
    const doubtful = reader.choices(
      'same',
      same.map(({ reference }) => reference),
    )
    const note = reader.text('note')
    if (!how) return undefined
    const siblings = await listSiblings(context.trx, context.child)
    const words = HOW.find(({ value }) => value === how)?.text ?? how
    const matched: NewEvent = {
      kind: 'child-matched',
      facts: {
        how: words,
        siblings: siblings.length,
        ...filled('family', note),
      },
    }
    return [
      matched,
      ...doubtful.map(
        (other): NewEvent => ({
          kind: 'duplicate-suspected',
          facts: { other, reason: 'Like name and date of birth, or the same number' },
        }),
      ),
    ]
  },
})

function sameField(same: Awaited<ReturnType<typeof listPossibleMatches>>): Field {
  return {
    kind: 'checkboxes',
    name: 'same',
    label: 'Which of these may be the same child?',
    hint: 'Each one chosen is kept as a possible duplicate until somebody settles it',
    choices: same.map((other) => ({
      value: other.reference,
      text: `${listName(other)}, born ${displayDate(other.bornOn)}`,
      hint: [other.reference, other.upn && `UPN ${other.upn}`].filter(Boolean).join(', '),
    })),
  }
}

async function familyWords({ trx, child }: ActContext): Promise<string> {
  const siblings = await listSiblings(trx, child)
  if (siblings.length === 0) return 'No brother or sister is on record.'
  const open = await listOpenMattersOf(
    trx,
    siblings.map(({ id }) => id),
  )
  const lines = siblings.map((sibling) => {
    const theirs = open.filter((matter) => matter.childId === sibling.id).map(({ reference }) => reference)
    return `${sibling.givenName}, born ${displayDate(sibling.bornOn)}${theirs.length > 0 ? `, open: ${theirs.join(', ')}` : ''}`
  })
  return `Brothers and sisters: ${lines.join('; ')}.`
}
