import { newId } from '../../platform/ids/new-id.ts'
import { type ActForm, type FieldError, formReader } from '../cases/index.ts'
import { listContacts } from '../children/index.ts'
import type { Ask } from '../slice.ts'
import {
  askLiftForm,
  liftForm,
  nameForm,
  restrictionRules,
  reviewForm,
  SEEN_BY,
  setForm,
} from './restriction-forms.ts'
import {
  askToLift,
  findColleagues,
  liftRestriction,
  nameInRestriction,
  type Restriction,
  reviewRestriction,
  setRestriction,
} from './restrictions.store.ts'

/** One thing done to a restriction: its form, and the form read. Gives the faults; nothing when it is done. */
export interface RestrictionAct {
  readonly form: (ask: Ask, one: Restriction) => Promise<ActForm>
  /** `code` weighs the one-time code, last: a code is not used up by a form with faults. */
  readonly record: (
    ask: Ask,
    one: Restriction,
    code: () => Promise<FieldError | undefined>,
  ) => Promise<readonly FieldError[]>
}

const LONGEST = 2000
const rulesOf = ({ deps, by, today }: Ask) => restrictionRules(deps.packs.rulesAt(today, by.pack))

export async function setFormOf(ask: Ask): Promise<ActForm> {
  const contacts = await listContacts(ask.trx, ask.params.childId ?? '')
  return setForm({ ...rulesOf(ask), contacts, today: ask.today })
}

/** The first step: from the next moment on the whereabouts are hidden. */
export async function recordRestriction(
  ask: Ask,
  code: () => Promise<FieldError | undefined>,
): Promise<readonly FieldError[]> {
  const childId = ask.params.childId ?? ''
  const { kinds } = rulesOf(ask)
  const contacts = await listContacts(ask.trx, childId)
  const reader = formReader(ask.form)
  const about = reader.choice(
    'about',
    ['child', ...contacts.map(({ id }) => id)],
    'Choose who must not be found.',
  )
  const kind = reader.choice(
    'kind',
    kinds.map(({ id }) => id),
    'Choose why.',
  )
  const reason = reader.text('reason', 'Write what you know, and from whom.', LONGEST)
  const seenBy = reader.choice('seenBy', ['team', 'managers'] as const, 'Choose who may see where they are.')
  const reviewOn = reviewDay(ask, reader)
  if (!about || !kind || !seenBy || !reviewOn || reader.errors.length > 0) return reader.errors
  const fault = await code()
  if (fault) return [fault]
  await setRestriction(ask.trx, {
    id: newId(ask.now),
    stepId: newId(ask.now),
    childId,
    contactId: about === 'child' ? null : about,
    kind,
    reason,
    roles: SEEN_BY[seenBy].roles,
    reviewOn,
    on: ask.today,
    at: ask.now,
  })
  return []
}

function reviewDay(ask: Ask, reader: ReturnType<typeof formReader>) {
  const { within } = rulesOf(ask)
  const latest = setForm({ kinds: [], contacts: [], today: ask.today, within }).fields.at(-1)
  const day = latest?.kind === 'date' ? latest.value : undefined
  return reader.date('reviewOn', 'The review day', {
    notBefore: { day: ask.today, message: 'The review day must be today or later.' },
    ...(day ? { notAfter: { day, message: `The review day must be within ${within} days.` } } : {}),
  })
}

const stepOf = (ask: Ask, one: Restriction, note: string) => ({
  id: one.id,
  stepId: newId(ask.now),
  note,
  at: ask.now,
})

const review: RestrictionAct = {
  form: async (ask) => reviewForm(ask.today, rulesOf(ask).within),
  async record(ask, one, code) {
    const reader = formReader(ask.form)
    const note = reader.text('note', 'Write what you looked at.', LONGEST)
    const reviewOn = reviewDay(ask, reader)
    if (!reviewOn || reader.errors.length > 0) return reader.errors
    const fault = await code()
    if (fault) return [fault]
    await reviewRestriction(ask.trx, { ...stepOf(ask, one, note), reviewOn, on: ask.today })
    return []
  },
}

const name: RestrictionAct = {
  form: async () => nameForm(),
  async record(ask, one, code) {
    const reader = formReader(ask.form)
    const typed = reader.text('person', 'Write the name or the e-mail address.', 200)
    const may = reader.choice('may', ['see', 'never', 'remove'] as const, 'Choose what is so of this person.')
    const note = reader.text('note', 'Write why.', LONGEST)
    const found = typed === '' ? [] : await findColleagues(ask.trx, typed)
    const exact = found.filter((person) =>
      [person.name, person.email].some((text) => text.toLowerCase() === typed.toLowerCase()),
    )
    const [person] = exact.length === 1 ? exact : found.length === 1 ? found : []
    if (typed !== '' && person === undefined) reader.fault('person', notOne(found))
    if (person?.id === ask.by.accountId && may === 'never')
      reader.fault('person', 'You cannot shut yourself out. Ask a colleague to.')
    if (!may || person === undefined || reader.errors.length > 0) return reader.errors
    const fault = await code()
    if (fault) return [fault]
    const maySee = may === 'remove' ? null : may === 'see'
    await nameInRestriction(ask.trx, { ...stepOf(ask, one, note), accountId: person.id, maySee })
    return []
  },
}

function notOne(found: readonly { readonly name: string; readonly email: string }[]): string {
  if (found.length === 0) return 'Nobody here has this name or e-mail address.'
  return `There is more than one. Use the e-mail address: ${found.map((each) => `${each.name}, ${each.email}`).join('; ')}.`
}

const askLift: RestrictionAct = {
  form: async () => askLiftForm(),
  async record(ask, one, code) {
    const reader = formReader(ask.form)
    const note = reader.text('note', 'Write why it is not needed any more.', LONGEST)
    if (reader.errors.length > 0) return reader.errors
    const fault = await code()
    if (fault) return [fault]
    await askToLift(ask.trx, stepOf(ask, one, note))
    return []
  },
}

const lift: RestrictionAct = {
  form: async () => liftForm('A colleague'),
  async record(ask, one, code) {
    const reader = formReader(ask.form)
    const note = reader.text('note', 'Write what you checked.', LONGEST)
    if (reader.errors.length > 0) return reader.errors
    const fault = await code()
    if (fault) return [fault]
    await liftRestriction(ask.trx, stepOf(ask, one, note))
    return []
  },
}

export const RESTRICTION_ACTS = { review, name, 'ask-lift': askLift } as const satisfies Record<
  string,
  RestrictionAct
>
export const LIFT = lift
