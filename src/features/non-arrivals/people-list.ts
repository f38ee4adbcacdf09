import type { Field, FieldError } from '../cases/index.ts'
import type { DraftAnswers } from '../drafts/index.ts'
import { draftForm } from '../drafts/index.ts'
import type { Form } from '../slice.ts'
import type { ListedPerson, Reading, StepContext } from './journey.ts'
import { nonArrivalPaths } from './non-arrivals.paths.ts'

/** A list of people in the report, each entered on a page of their own. */
export interface PeopleList<Person> {
  /** The last part of the address of one person's page, and the draft's name for the list. */
  readonly key: 'contact' | 'sibling'
  readonly title: string
  readonly newHeading: string
  readonly lead: string
  readonly names: readonly string[]
  /** The page of the report that shows the list. */
  readonly listStep: 'family' | 'siblings'
  fields(): readonly Field[]
  read(form: Form, context: StepContext): Reading<Person>
  nameOf(person: Person): string
  factsOf(person: Person): string
}

/** Nobody has more parents, carers and contacts, or more brothers and sisters, than this. */
export const MOST_PEOPLE = 20

/** The people entered so far, each as typed. */
export function entriesOf(list: Pick<PeopleList<unknown>, 'key'>, answers: Form): readonly DraftAnswers[] {
  return answers.all(list.key).map((text) => JSON.parse(text) as DraftAnswers)
}

export function storedEntries(
  list: Pick<PeopleList<unknown>, 'key'>,
  entries: readonly DraftAnswers[],
): DraftAnswers {
  return { [list.key]: entries.map((entry) => JSON.stringify(entry)) }
}

/** Everybody on the list as read, or the first faults: they were free of faults when they were entered. */
export function readPeople<Person>(
  list: PeopleList<Person>,
  context: StepContext,
): Reading<readonly Person[]> {
  const people: Person[] = []
  const errors: FieldError[] = []
  for (const entry of entriesOf(list, context.answers)) {
    const read = list.read(draftForm(entry), context)
    if (read.ok) people.push(read.value)
    else errors.push(...read.errors.map(({ message }) => ({ field: 'more', message })))
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: people }
}

export function listedPeople<Person>(
  list: PeopleList<Person>,
  context: StepContext,
): readonly ListedPerson[] {
  return entriesOf(list, context.answers).map((entry, index) => {
    const read = list.read(draftForm(entry), context)
    return {
      name: read.ok ? list.nameOf(read.value) : 'An entry to correct',
      facts: read.ok ? list.factsOf(read.value) : '',
      changePath: nonArrivalPaths.person(context.draftId, list.key, index),
    }
  })
}
