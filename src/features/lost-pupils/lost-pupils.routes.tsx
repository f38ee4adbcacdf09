import { displayDate } from '../../domain/calendar/display-date.ts'
import { compulsorySchoolAge } from '../../domain/child/compulsory-school-age.ts'
import { may } from '../../platform/auth/roles.ts'
import { isId } from '../../platform/ids/new-id.ts'
import { type FieldError, listName } from '../cases/index.ts'
import { findChild } from '../children/index.ts'
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
import { answerFields, readAnswer } from './answer.form.ts'
import { answerSearch } from './answer-search.command.ts'
import { askForSearch } from './ask-search.command.ts'
import { SearchFormPage } from './ask-search.page.tsx'
import { changedMeanwhile } from './changed-meanwhile.ts'
import { giveInformation } from './give-information.command.ts'
import { type LikeChild, lookForChild } from './like-children.ts'
import { lostPupilPaths } from './lost-pupils.paths.ts'
import { knownOf, readSearch, searchFields } from './search.form.ts'
import { SearchPage } from './search.page.tsx'
import { insertSearchSteps, listSearchSteps } from './search-steps.store.ts'
import { SearchesPage } from './searches.page.tsx'
import { findSearch, type LostPupilSearch, listSearches, updateOwner } from './searches.store.ts'
import { readView } from './searches.view.ts'

const PAGE = 50
const SECTION = 'lost-pupils'
const OF_CHILD = { record: 'none', data: 'child' } as const

/** Searches of the Lost Pupils Database (policy 4.14, T26). Row-level security says whose a search is. */
export const lostPupilRoutes: readonly Route[] = [
  {
    ...OF_CHILD,
    method: 'GET',
    path: '/lost-pupils',
    permission: 'view-lost-pupils',
    writes: false,
    audit: 'list-lost-pupil-searches',
    handle: showList,
  },
  {
    ...OF_CHILD,
    method: 'GET',
    path: '/lost-pupils/new',
    permission: 'ask-lost-pupils',
    writes: false,
    audit: 'open-ask-lost-pupil-search',
    handle: showAsk,
  },
  {
    ...OF_CHILD,
    method: 'POST',
    path: '/lost-pupils/new',
    permission: 'ask-lost-pupils',
    writes: true,
    audit: 'ask-lost-pupil-search',
    handle: ask,
  },
  {
    ...OF_CHILD,
    method: 'GET',
    path: '/lost-pupils/:searchId',
    permission: 'view-lost-pupils',
    writes: false,
    audit: 'view-lost-pupil-search',
    handle: showOne,
  },
  {
    ...OF_CHILD,
    method: 'GET',
    path: '/lost-pupils/:searchId/information',
    permission: 'ask-lost-pupils',
    writes: false,
    audit: 'open-lost-pupil-information',
    handle: showInformation,
  },
  {
    ...OF_CHILD,
    method: 'POST',
    path: '/lost-pupils/:searchId/information',
    permission: 'ask-lost-pupils',
    writes: true,
    audit: 'give-lost-pupil-information',
    handle: give,
  },
  {
    ...OF_CHILD,
    method: 'POST',
    path: '/lost-pupils/:searchId/answer',
    permission: 'work-lost-pupils',
    writes: true,
    audit: 'answer-lost-pupil-search',
    handle: answer,
  },
  {
    ...OF_CHILD,
    method: 'POST',
    path: '/lost-pupils/:searchId/take',
    permission: 'work-lost-pupils',
    writes: true,
    audit: 'take-lost-pupil-search',
    handle: take,
  },
]

async function showList({ trx, by, today, query }: Ask): Promise<Answer> {
  const view = readView(query)
  const ofSchool = by.side === 'school'
  const filter = {
    laId: by.laId,
    organisationId: ofSchool ? by.organisationId : undefined,
    ownerAccountId: view.mine ? by.accountId : undefined,
    states: view.states,
    late: view.late,
    today,
  }
  const rows = await listSearches(trx, filter, PAGE, view.after)
  const content = (
    <SearchesPage
      rows={rows}
      view={view}
      today={today}
      ofSchool={ofSchool}
      askHref={may(by.role, 'ask-lost-pupils') ? lostPupilPaths.ask : undefined}
      more={rows.length === PAGE}
    />
  )
  const title = ofSchool ? 'Searches for a file' : 'Lost pupil searches'
  return page({ title, section: SECTION, content }, { recordIds: rows.map(({ id }) => id) })
}

const NOTE = 'What else may help to find the file?'
const LEAD =
  'For a pupil you have admitted who comes without any school history. The CME team searches and answers here.'

async function showAsk(ask: Ask): Promise<Answer> {
  return page(await askPage(ask, ask.query.get('child') ?? ''))
}

async function askPage(
  { trx, hidden, form }: Ask,
  childId: string,
  errors?: readonly FieldError[],
  earlier?: { readonly href: string; readonly reference: string },
): Promise<Page> {
  const child = isId(childId) ? await findChild(trx, childId) : undefined
  const content = (
    <SearchFormPage
      heading="Ask for a search of the Lost Pupils Database"
      lead={LEAD}
      fields={searchFields(child && knownOf(child), NOTE)}
      button="Ask the CME team"
      action={lostPupilPaths.ask}
      back={lostPupilPaths.list}
      hidden={hidden}
      childId={child?.id}
      typed={errors && form}
      errors={errors}
      earlier={earlier}
    />
  )
  return { title: `${errors ? 'Error: ' : ''}Ask for a search`, section: SECTION, content }
}

async function ask(ask: Ask): Promise<Answer> {
  const { deps, trx, by, form, today } = ask
  const typedChild = form.text('child')
  const reading = readSearch(form, today)
  if (!reading.ok) return unprocessable(await askPage(ask, typedChild, reading.errors))
  const child = isId(typedChild) ? await findChild(trx, typedChild) : undefined
  const asked = await askForSearch(deps, trx, by, {
    ...reading.question,
    childId: child?.id ?? null,
    matterId: null,
  })
  if (asked.ok) return redirect(lostPupilPaths.one(asked.value), { recordIds: [asked.value] })
  const { message, facts } = asked.refusal
  const earlier = { href: lostPupilPaths.one(String(facts?.searchId)), reference: String(facts?.reference) }
  return unprocessable(await askPage(ask, typedChild, [{ field: 'givenName', message }], earlier))
}

async function searchOf({ trx, params }: Ask): Promise<LostPupilSearch | undefined> {
  const id = params.searchId ?? ''
  return isId(id) ? findSearch(trx, id) : undefined
}

async function showOne(ask: Ask): Promise<Answer> {
  const search = await searchOf(ask)
  if (search === undefined) return notFound()
  const likes = await likesFor(ask, search)
  const about = { recordIds: [search.id, ...(likes ?? []).map(({ child }) => child.id)] }
  return page(await onePage(ask, search, likes), about)
}

/** The forced look, for the CME team alone: nobody answers without it. */
async function likesFor({ trx, by, now, requestId }: Ask, search: LostPupilSearch) {
  if (!may(by.role, 'work-lost-pupils')) return undefined
  return lookForChild(trx, search, { at: now, requestId })
}

async function onePage(
  ask: Ask,
  search: LostPupilSearch,
  likes: readonly LikeChild[] | undefined,
  errors?: readonly FieldError[],
): Promise<Page> {
  const { trx, today, hidden, by, form } = ask
  const content = (
    <SearchPage
      search={search}
      steps={await listSearchSteps(trx, search.id)}
      today={today}
      hidden={hidden}
      office={
        likes && {
          likes,
          overAge: overAgeWords(ask, search),
          fields: answerFields(search, likes),
          mayTake: search.ownerAccountId !== by.accountId,
          ...(errors === undefined ? {} : { typed: form, errors }),
        }
      }
    />
  )
  return { title: `${errors ? 'Error: ' : ''}Search for a file`, section: SECTION, content }
}

function overAgeWords({ deps, by, today }: Ask, { bornOn }: LostPupilSearch): string | undefined {
  const rules = deps.packs.rulesAt(today, by.pack).compulsorySchoolAge()
  const age = rules.ok ? compulsorySchoolAge(bornOn, rules.value.value) : undefined
  if (!age?.ok || today <= age.value.until) return undefined
  return `Over compulsory school age since ${displayDate(age.value.until)}`
}

async function showInformation(ask: Ask): Promise<Answer> {
  const search = await searchOf(ask)
  if (search === undefined) return notFound()
  if (search.state !== 'needs-information') return notAsked(search)
  return page(await informationPage(ask, search))
}

function notAsked(search: LostPupilSearch): Answer {
  const message = 'The CME team asks nothing about this search now. Read where it stands.'
  return refused({ code: 'NOT_POSSIBLE_NOW', message }, lostPupilPaths.one(search.id), {
    recordIds: [search.id],
  })
}

async function informationPage(
  { trx, hidden, form }: Ask,
  search: LostPupilSearch,
  errors?: readonly FieldError[],
): Promise<Page> {
  const asked = (await listSearchSteps(trx, search.id)).findLast(({ kind }) => kind === 'needs-information')
  const content = (
    <SearchFormPage
      heading="Answer the CME team"
      lead="Correct or add what you know of the child. What you wrote before stands in the form."
      question={asked?.words}
      fields={searchFields(search, 'Your answer')}
      button="Send the answer"
      action={lostPupilPaths.information(search.id)}
      back={lostPupilPaths.one(search.id)}
      hidden={hidden}
      version={form.version() ?? search.version}
      typed={errors && form}
      errors={errors}
    />
  )
  return { title: `${errors ? 'Error: ' : ''}Answer the CME team`, section: SECTION, content }
}

async function give(ask: Ask): Promise<Answer> {
  const search = await searchOf(ask)
  if (search === undefined) return notFound()
  if (search.state !== 'needs-information') return notAsked(search)
  const reading = readSearch(ask.form, ask.today, 'Write down your answer.')
  if (!reading.ok) return unprocessable(await informationPage(ask, search, reading.errors))
  const given = await giveInformation(ask, search, ask.form.version() ?? -1, reading.question)
  const about = { recordIds: [search.id] }
  if (!given.ok) return refused(given.refusal, lostPupilPaths.one(search.id), about)
  return redirect(lostPupilPaths.one(search.id), about)
}

async function answer(ask: Ask): Promise<Answer> {
  const search = await searchOf(ask)
  if (search === undefined) return notFound()
  const about = { recordIds: [search.id] }
  if (search.state !== 'asked' || ask.form.version() !== search.version)
    return refused(changedMeanwhile().refusal, lostPupilPaths.one(search.id), about)
  const likes = (await likesFor(ask, search)) ?? []
  const reading = readAnswer(ask.form, search, likes)
  const errors = [...(reading.ok ? [] : reading.errors), ...notYetSeen(ask, likes)]
  if (!reading.ok || errors.length > 0) return unprocessable(await onePage(ask, search, likes, errors))
  const answered = await answerSearch(ask, search, reading.answer, likes)
  if (!answered.ok) return refused(answered.refusal, lostPupilPaths.one(search.id), about)
  return redirect(lostPupilPaths.one(search.id), about)
}

/** A child who came on record after the page was opened was not compared. */
function notYetSeen({ form }: Ask, likes: readonly LikeChild[]): readonly FieldError[] {
  const seen = new Set(form.text('seen').split(' '))
  const fresh = likes.filter(({ child }) => !seen.has(child.id))
  if (fresh.length === 0) return []
  const names = fresh.map(({ child }) => listName(child)).join('; ')
  return [
    {
      field: 'match',
      message: `A child like this came on record after you opened the page: ${names}. Compare, then answer again.`,
    },
  ]
}

async function take(ask: Ask): Promise<Answer> {
  const { trx, by, now, form } = ask
  const search = await searchOf(ask)
  if (search === undefined) return notFound()
  const about = { recordIds: [search.id] }
  const version = form.version() ?? -1
  if (!(await updateOwner(trx, search.id, version, by.accountId)))
    return refused(changedMeanwhile().refusal, lostPupilPaths.one(search.id), about)
  const step = { kind: 'owner-changed', words: `${by.name} works on it`, forAsker: true } as const
  await insertSearchSteps(trx, by, { id: search.id, version: version + 1 }, [step], now)
  return redirect(lostPupilPaths.one(search.id), about)
}
