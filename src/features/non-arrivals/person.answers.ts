import type { FieldError } from '../cases/index.ts'
import { answersTo, type Draft, type DraftAnswers, draftForm, saveAnswers, seenOf } from '../drafts/index.ts'
import { type Answer, type Ask, conflict, type Form, page, redirect, unprocessable } from '../slice.ts'
import type { StepContext } from './journey.ts'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import { entriesOf, MOST_PEOPLE, type PeopleList, storedEntries } from './people-list.ts'
import { keepingThen, onDraft } from './step.answers.ts'
import { stepPage } from './step.page.tsx'

/** The page of one person of a list: a new one, or with `?number=` one that is there. */
export async function showPerson<Person>(ask: Ask, list: PeopleList<Person>): Promise<Answer> {
  return onDraft(ask, async (draft, context) => page(pageOf(ask, list, draft, context)))
}

/** Keeps one person of a list, or takes the entry out. */
export async function savePerson<Person>(ask: Ask, list: PeopleList<Person>): Promise<Answer> {
  return onDraft(ask, async (draft, context) => {
    const about = { recordIds: [draft.id] }
    const entries = entriesOf(list, context.answers)
    const index = numberOf(ask, entries)
    if (ask.form.text('seen') !== seenOf([list.key], context.answers))
      return conflict(pageOf(ask, list, draft, context, { changedMeanwhile: true }), about)
    const removes = ask.form.text('do') === 'remove' && index !== undefined
    const reading = list.read(ask.form, context)
    if (!removes && !reading.ok)
      return unprocessable(pageOf(ask, list, draft, context, { errors: reading.errors }), false, about)
    if (index === undefined && entries.length >= MOST_PEOPLE) {
      const full = {
        field: list.names[0] ?? list.key,
        message: `A report holds ${MOST_PEOPLE} people of a kind. Write the others into a note on the enquiry.`,
      }
      return unprocessable(pageOf(ask, list, draft, context, { errors: [full] }), false, about)
    }
    const entry = answersTo(list.names, ask.form)
    const next = removes
      ? entries.filter((_, at) => at !== index)
      : index === undefined
        ? [...entries, entry]
        : entries.map((each, at) => (at === index ? entry : each))
    // Whether there is anybody else is asked anew.
    const more = list.key === 'contact' ? { moreContacts: '' } : { moreSiblings: '' }
    const answers = { ...storedEntries(list, next), ...more }
    const saved = await saveAnswers(ask.trx, ask.by, draft, draft.version, answers, ask.now)
    if (!saved.ok) return conflict(pageOf(ask, list, draft, context, { changedMeanwhile: true }), about)
    return redirect(keepingThen(ask, nonArrivalPaths.step(draft.id, list.listStep)), about)
  })
}

interface Sent {
  readonly errors?: readonly FieldError[]
  readonly changedMeanwhile?: boolean
}

function pageOf<Person>(ask: Ask, list: PeopleList<Person>, draft: Draft, context: StepContext, sent?: Sent) {
  const entries = entriesOf(list, context.answers)
  const index = numberOf(ask, entries)
  const held = index === undefined ? undefined : entries[index]
  const typed: Form | undefined = sent ? ask.form : held && draftForm(held)
  const own = nonArrivalPaths.step(draft.id, list.key)
  return stepPage({
    report: context.what.report,
    title: list.title,
    form: {
      heading: list.newHeading,
      lead: list.lead,
      fields: list.fields(),
    },
    action: keepingThen(ask, index === undefined ? own : nonArrivalPaths.person(draft.id, list.key, index)),
    back: keepingThen(ask, nonArrivalPaths.step(draft.id, list.listStep)),
    withdraw: nonArrivalPaths.withdraw(draft.id),
    hidden: ask.hidden,
    seen: seenOf([list.key], context.answers),
    typed,
    held: sent?.changedMeanwhile ? entries.map(wordsOf) : undefined,
    errors: sent?.errors ?? [],
    removable: index !== undefined,
  })
}

function wordsOf(entry: DraftAnswers): string {
  return Object.values(entry).flat().filter(Boolean).join(', ')
}

function numberOf(ask: Ask, entries: readonly unknown[]): number | undefined {
  const number = ask.query.get('number') ?? ''
  if (!/^[1-9]\d?$/.test(number)) return undefined
  return Number(number) <= entries.length ? Number(number) - 1 : undefined
}
