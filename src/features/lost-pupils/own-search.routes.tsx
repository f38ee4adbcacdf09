import { eventsPossible } from '../../domain/case/events-possible.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  type ActContext,
  ActPage,
  contextOf,
  type Field,
  type FieldError,
  formReader,
  identityOf,
  insertDisclosure,
  matterPaths,
  recordEvents,
} from '../cases/index.ts'
import {
  type Answer,
  type Ask,
  notFound,
  type Page,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../slice.ts'
import { askForSearch } from './ask-search.command.ts'
import { CHECK_OF_SEARCH } from './check-of-search.ts'
import { lostPupilPaths } from './lost-pupils.paths.ts'
import { knownOf } from './search.form.ts'
import { findSearch, type SoughtChild } from './searches.store.ts'

const WHOM = 's2s, Lost Pupils Database'
const TOLD = [
  { value: 'upn', text: 'Unique pupil number' },
  { value: 'name', text: 'Name' },
  { value: 'former', text: 'Former names' },
  { value: 'born', text: 'Date of birth' },
  { value: 'sex', text: 'Sex' },
] as const

const ON_CASE = { record: 'matter', data: 'child', permission: 'work-lost-pupils' } as const

/** The CME team’s own search for a child of one of its cases: a check with its law, and a disclosure to s2s (policy 2.4). */
export const ownSearchRoutes: readonly Route[] = [
  {
    ...ON_CASE,
    method: 'GET',
    path: '/matters/:matterId/lost-pupils',
    writes: false,
    audit: 'open-own-lost-pupil-search',
    handle: show,
  },
  {
    ...ON_CASE,
    method: 'POST',
    path: '/matters/:matterId/lost-pupils',
    writes: true,
    audit: 'own-lost-pupil-search',
    handle: begin,
  },
]

async function show(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  if (context.matter.kind !== 'authority-case') return notFound()
  return notNow(context) ?? page(formPage(ask, context))
}

function notNow({ state, matter }: ActContext): Answer | undefined {
  if (eventsPossible(state).includes('check-requested')) return undefined
  const message = 'This case has ended, so nothing is searched for it. Open the case again first.'
  return refused({ code: 'NOT_POSSIBLE_NOW', message }, matterPaths.matter(matter.id), {
    recordIds: [matter.id],
  })
}

function formPage(ask: Ask, context: ActContext, errors?: readonly FieldError[]): Page {
  const { child, matter } = context
  const fields: readonly Field[] = [
    {
      kind: 'checkboxes',
      name: 'told',
      label: 'What do you put into the search?',
      hint: 'No more than is needed. It goes to the sharing log',
      choices: TOLD,
      value: child.upn === null ? 'name,born' : 'upn',
    },
    { kind: 'textarea', name: 'note', label: 'Note' },
  ]
  const basis = gatewayOf(context)
  return {
    title: `${errors ? 'Error: ' : ''}Search the Lost Pupils Database`,
    section: 'cases',
    identity: identityOf(context),
    content: (
      <ActPage
        form={{
          heading: `Search the Lost Pupils Database for ${child.givenName}?`,
          lead: 'You search on s2s. The search stands in the queue until its result is written down.',
          fields,
          button: 'Record the search',
          citation: ['Policy 3.2 and 4.14', basis].filter(Boolean).join('; '),
        }}
        action={matterPaths.act(matter.id, 'lost-pupils')}
        back={matterPaths.matter(matter.id)}
        hidden={ask.hidden}
        version={matter.eventCount}
        typed={errors && ask.form}
        errors={errors}
      />
    ),
  }
}

/** The law that lets the authority ask, as the pack states it for this check. */
function gatewayOf({ deps, by, matter }: ActContext): string | undefined {
  const checks = deps.packs.rulesAt(matter.openedOn, by.pack).enquiryChecks()
  return checks.find(({ id }) => id === CHECK_OF_SEARCH)?.gateway?.basis
}

async function begin(ask: Ask): Promise<Answer> {
  const { deps, trx, by, form, now, today } = ask
  const context = await contextOf(ask)
  const { matter, child } = context
  if (matter.kind !== 'authority-case') return notFound()
  const closed = notNow(context)
  if (closed !== undefined) return closed
  const reader = formReader(form)
  const told = reader.choices(
    'told',
    TOLD.map(({ value }) => value),
  )
  const note = reader.text('note')
  if (!told.includes('upn') && !(told.includes('name') && told.includes('born')))
    reader.fault('told', 'Choose the unique pupil number, or the name with the date of birth.')
  if (told.includes('upn') && child.upn === null)
    reader.fault('told', 'No unique pupil number is on record. Choose the name with the date of birth.')
  if (reader.errors.length > 0) return unprocessable(formPage(ask, context, reader.errors))
  const sought: SoughtChild = {
    ...EMPTY,
    ...knownOf(child),
    givenName: child.givenName,
    familyName: child.familyName,
    bornOn: child.bornOn,
  }
  const asked = await askForSearch(deps, trx, by, {
    child: sought,
    note,
    childId: child.id,
    matterId: matter.id,
  })
  const about = { recordIds: [matter.id, child.id] }
  if (!asked.ok) {
    const errors = [{ field: 'told', message: asked.refusal.message }]
    return unprocessable(formPage(ask, context, errors), false, about)
  }
  const search = await findSearch(trx, asked.value)
  const basis = gatewayOf(context)
  const recorded = await recordEvents(deps, trx, by, matter.id, [
    {
      kind: 'check-requested',
      facts: {
        check: CHECK_OF_SEARCH,
        asked: WHOM,
        ...(basis ? { basis } : {}),
        ...(search?.dueOn ? { answerBy: search.dueOn } : {}),
        ...(note === '' ? {} : { note }),
      },
      source: `s2s: ${told.join(', ')}`,
    },
  ])
  if (!recorded.ok) return refused(recorded.refusal, matterPaths.matter(matter.id), about)
  const lawful = deps.packs.rulesAt(today, by.pack).rule<string>('sharing/lawful-basis')
  await insertDisclosure(trx, by.laId, {
    id: newId(now),
    childId: child.id,
    matterId: matter.id,
    what: TOLD.filter(({ value }) => told.includes(value))
      .map(({ text }) => text)
      .join('; '),
    toWhom: WHOM,
    why: `To find the child, search ${search?.reference ?? ''}`.trim(),
    basis: [basis, lawful.ok ? lawful.value.value : undefined].filter(Boolean).join('; '),
    how: 's2s',
    at: now,
    authorisedBy: by.accountId,
  })
  return redirect(lostPupilPaths.one(asked.value), about)
}

const EMPTY = {
  formerNames: null,
  sex: null,
  upn: null,
  seenLast: null,
  country: null,
  admittedOn: null,
} as const
