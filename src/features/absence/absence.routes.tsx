import { newId } from '../../platform/ids/new-id.ts'
import {
  type Answer,
  type Ask,
  notFound,
  type Page,
  page,
  type Route,
  redirect,
  unprocessable,
} from '../slice.ts'
import { type AbsenceGround, readAbsence } from './absence.form.ts'
import { ABSENCE_DUE } from './absence.job.ts'
import { AbsencePage, type AbsencePageProps } from './absence.page.tsx'
import { insertAbsence, listAbsences, markAbsence } from './absence.store.ts'
import { type AwayPerson, colleaguesAt, isManager, peopleToEnter } from './away-people.ts'

const MOST = 200
const shape = { permission: 'plan-absence', record: 'none', data: 'account' } as const

/** Who is away, from when to when, and who covers. */
export const absenceRoutes: readonly Route[] = [
  { ...shape, path: '/away', method: 'GET', writes: false, audit: 'view-absences', handle: show },
  { ...shape, path: '/away', method: 'POST', writes: true, audit: 'enter-absence', handle: enter },
  { ...shape, path: '/away/back', method: 'POST', writes: true, audit: 'end-absence', handle: end },
]

async function show(ask: Ask): Promise<Answer> {
  return page(pageOf(ask, await groundOf(ask)))
}

async function enter(ask: Ask): Promise<Answer> {
  const { trx, by, deps, today, form } = ask
  const ground = await groundOf(ask)
  const reading = readAbsence(form, ground)
  if (!reading.ok) return unprocessable(pageOf(ask, ground, { errors: reading.errors, typed: form }))
  const id = newId(deps.clock.now())
  await insertAbsence(trx, {
    ...reading.absence,
    laId: by.laId,
    id,
    enteredBy: by.accountId,
    at: deps.clock.now(),
  })
  if (reading.absence.fromOn <= today) await sendNow(ask, id)
  return redirect('/away', { recordIds: [id, reading.absence.accountId] })
}

async function end(ask: Ask): Promise<Answer> {
  const { trx, form, deps } = ask
  const { known } = await groundOf(ask)
  const absence = known.find(({ id }) => id === form.text('absence'))
  if (absence === undefined) return notFound()
  await markAbsence(trx, absence.id, 'cancelled_at', deps.clock.now())
  if (absence.startedAt !== null) await sendNow(ask, absence.id)
  return redirect('/away', { recordIds: [absence.id, absence.accountId] })
}

function sendNow({ deps, trx, by }: Ask, absenceId: string): Promise<void> {
  return deps.jobs.enqueue(trx, ABSENCE_DUE, { laId: by.laId, absenceId }, { key: `${absenceId} now` })
}

async function groundOf({ trx, by, today }: Ask): Promise<AbsenceGround> {
  const people = await peopleToEnter(trx, by)
  const covers: AwayPerson[] = []
  for (const organisationId of new Set(people.map((each) => each.organisationId)))
    covers.push(...(await colleaguesAt(trx, organisationId)))
  const known = await listAbsences(
    trx,
    people.map(({ accountId }) => accountId),
    MOST,
  )
  return { people, covers, known, mayRecordUnplanned: isManager(by.role), today }
}

function pageOf(
  ask: Ask,
  ground: AbsenceGround,
  more: Pick<AbsencePageProps, 'errors' | 'typed'> = {},
): Page {
  const content = <AbsencePage {...ground} hidden={ask.hidden} {...more} />
  return { title: 'Away', section: 'away', content }
}
