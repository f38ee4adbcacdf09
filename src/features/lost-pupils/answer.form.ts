import { displayDate } from '../../domain/calendar/display-date.ts'
import { type Choice, type Field, type FieldError, formReader, listName } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import type { MatterOfChild } from './like-children.store.ts'
import type { LikeChild } from './like-children.ts'
import type { LostPupilSearch } from './searches.store.ts'

/** Who on record the sought child is, as the officer says. */
export type Match =
  | { readonly is: 'nobody' }
  | { readonly is: 'child'; readonly like: LikeChild }
  | { readonly is: 'case'; readonly like: LikeChild; readonly matter: MatterOfChild }

export type SearchAnswer =
  | { readonly result: 'needs-information'; readonly question: string }
  | {
      readonly result: 'found'
      readonly where: string
      readonly collected: boolean
      readonly told: string
      readonly match: Match
    }
  | { readonly result: 'not-found'; readonly told: string; readonly match: Match }

export type AnswerReading =
  | { readonly ok: true; readonly answer: SearchAnswer }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** What an officer writes down about a search. The look at the authority's own records comes first. */
export function answerFields(search: LostPupilSearch, likes: readonly LikeChild[]): readonly Field[] {
  const ofSchool = search.matterId === null
  return [
    ...(likes.length === 0
      ? [
          {
            kind: 'words',
            name: 'nobody',
            text: 'Nobody on record here is like this child. The records were looked through just now.',
          } as const,
        ]
      : [
          {
            kind: 'radios',
            name: 'match',
            label: 'Is the child one of those on record here?',
            hint: 'The result is written on the case you choose',
            choices: matchChoices(likes),
            ...(ofSchool ? {} : { value: search.matterId ?? '' }),
          } as const,
        ]),
    {
      kind: 'radios',
      name: 'result',
      label: 'What did the search of the Lost Pupils Database find?',
      choices: [
        {
          value: 'found',
          text: 'The child’s file',
          fields: [
            { kind: 'text', name: 'where', label: 'Which school or authority sent it?' },
            {
              kind: 'radios',
              name: 'collected',
              label: 'Was the file collected?',
              choices: [
                { value: 'yes', text: 'Yes' },
                { value: 'no', text: 'No, not yet' },
              ],
            },
          ],
        },
        { value: 'not-found', text: 'Nothing' },
        ...(ofSchool
          ? [
              {
                value: 'needs-information',
                text: 'More must be known before a search makes sense',
                fields: [{ kind: 'textarea', name: 'question', label: 'What must the school say?' } as const],
              },
            ]
          : []),
      ],
    },
    {
      kind: 'textarea',
      name: 'told',
      label: ofSchool ? 'What else is the school told?' : 'Note',
      ...(ofSchool ? { hint: 'The school reads this. Write nothing from another child’s record.' } : {}),
    },
  ]
}

function matchChoices(likes: readonly LikeChild[]): readonly Choice[] {
  return [
    ...likes.flatMap(({ child, matters }): readonly Choice[] => {
      const who = `${listName(child)}, born ${displayDate(child.bornOn)}`
      const cases = matters.filter(({ kind }) => kind === 'authority-case')
      return cases.length === 0
        ? [{ value: child.id, text: who, hint: 'The same child; there is no case' }]
        : cases.map((matter) => ({
            value: matter.id,
            text: who,
            hint: `Case ${matter.reference}, ${matter.open ? 'open' : 'closed'}`,
          }))
    }),
    { value: 'nobody', text: 'None of these is the child' },
  ]
}

/** Reads the officer's answer against the children that were looked at. */
export function readAnswer(form: Form, search: LostPupilSearch, likes: readonly LikeChild[]): AnswerReading {
  const reader = formReader(form)
  const results = ['found', 'not-found', ...(search.matterId === null ? ['needs-information'] : [])] as const
  const result = reader.choice('result', results, 'Choose what the search found.')
  if (result === 'needs-information') {
    const question = reader.text('question', 'Write down what the school must say.')
    return reader.errors.length > 0
      ? { ok: false, errors: reader.errors }
      : { ok: true, answer: { result, question } }
  }
  const match = readMatch(form.text('match'), likes)
  if (match === undefined)
    reader.fault('match', 'Choose which of these the child is, or that it is none of them.')
  const told = reader.text('told')
  if (result !== 'found') {
    return result === undefined || match === undefined || reader.errors.length > 0
      ? { ok: false, errors: reader.errors }
      : { ok: true, answer: { result: 'not-found', told, match } }
  }
  const where = reader.text('where', 'Write down which school or authority sent the file.', 300)
  const collected = reader.choice('collected', ['yes', 'no'], 'Choose whether the file was collected.')
  if (match === undefined || collected === undefined || reader.errors.length > 0)
    return { ok: false, errors: reader.errors }
  return { ok: true, answer: { result, where, collected: collected === 'yes', told, match } }
}

function readMatch(typed: string, likes: readonly LikeChild[]): Match | undefined {
  if (likes.length === 0 || typed === 'nobody') return { is: 'nobody' }
  for (const like of likes) {
    if (like.child.id === typed) return { is: 'child', like }
    const matter = like.matters.find(({ id, kind }) => id === typed && kind === 'authority-case')
    if (matter !== undefined) return { is: 'case', like, matter }
  }
  return undefined
}
