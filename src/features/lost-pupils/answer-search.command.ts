import { displayDate } from '../../domain/calendar/display-date.ts'
import { eventsPossible } from '../../domain/case/events-possible.ts'
import { ok, type Result } from '../../domain/result.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { getOrganisation, insertDisclosure, loadMatter, type NewEvent, recordEvents } from '../cases/index.ts'
import type { Ask } from '../slice.ts'
import type { SearchAnswer } from './answer.form.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import { CHECK_OF_SEARCH } from './check-of-search.ts'
import type { LikeChild } from './like-children.ts'
import { searchDue } from './search-due.ts'
import { insertSearchSteps, type NewStep } from './search-steps.store.ts'
import { type LostPupilSearch, updateSearch } from './searches.store.ts'
import { tellAboutSearch } from './tell-about-search.ts'

/**
 * Writes down what the search found (T26): on the search for the school, and on the case of the child for the authority.
 * A question sends it back to the school, with a day of its own.
 *
 * @param likes  who on record was looked at before the answer
 */
export async function answerSearch(
  ask: Ask,
  search: LostPupilSearch,
  answer: SearchAnswer,
  likes: readonly LikeChild[],
): Promise<Result<void>> {
  const { deps, trx, by, today, now } = ask
  const asking = answer.result === 'needs-information'
  const due = asking
    ? await searchDue(deps, trx, { laId: by.laId, pack: by.pack, from: today }, 'information')
    : { dueOn: null, dueFrom: search.dueFrom, because: search.because }
  const words = wordsFor(answer)
  const version = search.version + 1
  const changed = await updateSearch(trx, search.id, search.version, {
    state: answer.result,
    due,
    ...(asking
      ? {}
      : {
          answer: words,
          endedOn: today,
          fileCollected: answer.result === 'found' ? answer.collected : null,
        }),
  })
  if (!changed) return changedMeanwhile()
  const joined = asking ? [] : mattersToJoin(search, answer)
  for (const matterId of joined) {
    const recorded = await writeOnCase(ask, search, matterId, words)
    if (!recorded.ok) return recorded
  }
  const steps: NewStep[] = [
    { kind: 'looked', words: lookWords(likes, answer), forAsker: false },
    ...joined.map((matterId) => ({
      kind: 'joined' as const,
      words: 'The result is written on the case',
      matterId,
      forAsker: false,
    })),
    { kind: asking ? 'needs-information' : 'answered', words, forAsker: true },
  ]
  await insertSearchSteps(trx, by, { id: search.id, version }, steps, now)
  if (search.matterId !== null) return ok(undefined)
  if (answer.result === 'found') await logDisclosure(ask, search, answer, words)
  await tellAboutSearch(deps, trx, by, {
    template: 'lost-pupils-answered',
    organisation: await getOrganisation(trx, search.organisationId),
    search: { id: search.id, reference: search.reference, version, dueOn: due.dueOn },
  })
  return ok(undefined)
}

function wordsFor(answer: SearchAnswer): string {
  if (answer.result === 'needs-information') return answer.question
  const told = answer.told === '' ? '' : ` ${answer.told}`
  if (answer.result === 'not-found') return `Nothing was found in the Lost Pupils Database.${told}`
  return `The child’s file was found, sent by ${answer.where}. ${answer.collected ? 'It was collected.' : 'It is not collected yet.'}${told}`
}

function lookWords(likes: readonly LikeChild[], answer: SearchAnswer): string {
  const looked =
    likes.length === 0
      ? 'Looked through the authority’s own records: nobody is like the child.'
      : `Looked at on record: ${likes.map(({ child }) => child.reference).join(', ')}.`
  if (answer.result === 'needs-information' || likes.length === 0) return looked
  const { match } = answer
  if (match.is === 'nobody') return `${looked} None of them is the child.`
  return `${looked} The child is ${match.like.child.reference}.`
}

function mattersToJoin(
  search: LostPupilSearch,
  { match }: Exclude<SearchAnswer, { result: 'needs-information' }>,
): readonly string[] {
  const own = search.matterId === null ? [] : [search.matterId]
  return [...new Set(match.is === 'case' ? [...own, match.matter.id] : own)]
}

/** The result on the case; a school that has the child now is news, which sends the case back to tracing. */
async function writeOnCase(
  { deps, trx, by }: Ask,
  search: LostPupilSearch,
  matterId: string,
  words: string,
): Promise<Result<unknown>> {
  const { state } = await loadMatter(trx, matterId)
  const possible = eventsPossible(state)
  const news: NewEvent[] = [
    {
      kind: 'lost-pupils-searched',
      facts: { askedBy: search.askerName, result: words },
      source: search.reference,
    },
  ]
  if (state.openChecks.some(({ check }) => check === CHECK_OF_SEARCH) && possible.includes('check-answered'))
    news.push({
      kind: 'check-answered',
      facts: {
        check: CHECK_OF_SEARCH,
        result: words.startsWith('Nothing') ? 'nothing-found' : 'found-something',
        note: words,
        evidence: `Search ${search.reference}`,
      },
    })
  if (search.schoolUrn !== null && possible.includes('new-information'))
    news.push({
      kind: 'new-information',
      facts: { what: admittedWords(search), source: `${search.askerName}, search ${search.reference}` },
    })
  return recordEvents(deps, trx, by, matterId, news)
}

function admittedWords({ askerName, admittedOn, seenLast }: LostPupilSearch): string {
  const on = admittedOn === null ? '' : ` on ${displayDate(admittedOn)}`
  const before = seenLast === null ? '' : ` The child says it was at school before at: ${seenLast}.`
  return `${askerName} says that it admitted the child${on}.${before}`
}

/** What the school is told of a file that others sent is a disclosure, where the authority knows the child. */
async function logDisclosure(
  { deps, trx, by, today, now }: Ask,
  search: LostPupilSearch,
  answer: Extract<SearchAnswer, { result: 'found' }>,
  words: string,
): Promise<void> {
  const { match } = answer
  const childId = match.is === 'nobody' ? search.childId : match.like.child.id
  if (childId === null) return
  const basis = deps.packs.rulesAt(today, by.pack).rule<string>('sharing/lawful-basis')
  await insertDisclosure(trx, by.laId, {
    id: newId(now),
    childId,
    matterId: match.is === 'case' ? match.matter.id : null,
    what: words,
    toWhom: search.askerName,
    why: `The school admitted the child and asked for its file, ${search.reference}`,
    basis: ['policy 4.14', basis.ok ? basis.value.value : undefined].filter(Boolean).join('; '),
    how: 'Onroll',
    at: now,
    authorisedBy: by.accountId,
  })
}
