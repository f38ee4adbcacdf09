import { actRoutes, formReader } from '../cases/index.ts'
import {
  type Answer,
  type Ask,
  notFound,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../slice.ts'
import { type Arrival, findWaitingArrival, listWaitingArrivals } from './arrivals.store.ts'
import { listLeavers } from './leavers.store.ts'
import { arrivalPage, leaversPage, newPupilSentPage } from './moves.page.tsx'
import { movesPaths } from './moves.paths.ts'
import { recordArrivalAct, recordNotArrivedAct } from './record-arrival.act.ts'
import { settleArrival } from './settle-arrival.ts'

const common = { permission: 'report-non-arrival', record: 'none', data: 'child' } as const

/** Leavers on their way, and whether they came to the new school (policy 4.11 to 4.15). */
export const movesRoutes: readonly Route[] = [
  {
    ...common,
    method: 'GET',
    path: movesPaths.leavers,
    writes: false,
    audit: 'list-leavers',
    handle: showLeavers,
  },
  {
    ...common,
    data: 'none',
    method: 'GET',
    path: movesPaths.returned,
    writes: false,
    audit: 'open-new-pupil-sent',
    handle: async () => page(newPupilSentPage()),
  },
  {
    ...common,
    method: 'GET',
    path: '/leavers/joining/:arrivalId',
    writes: false,
    audit: 'open-arrival',
    handle: (ask) => onArrival(ask, async (arrival) => page(arrivalPage({ arrival, hidden: ask.hidden }))),
  },
  {
    ...common,
    method: 'POST',
    path: '/leavers/joining/:arrivalId',
    writes: true,
    audit: 'answer-arrival',
    handle: (ask) => onArrival(ask, (arrival) => answer(ask, arrival)),
  },
  ...[recordArrivalAct, recordNotArrivedAct].flatMap(actRoutes),
]

async function showLeavers({ trx, by }: Ask): Promise<Answer> {
  if (by.schoolUrn === null) return notFound()
  return page(
    leaversPage({
      leavers: await listLeavers(trx, by.schoolUrn),
      joining: await listWaitingArrivals(trx, by.organisationId),
    }),
  )
}

async function onArrival(ask: Ask, work: (arrival: Arrival) => Promise<Answer>): Promise<Answer> {
  const id = ask.params.arrivalId ?? ''
  const arrival = UUID.test(id) ? await findWaitingArrival(ask.trx, ask.by.organisationId, id) : undefined
  return arrival ? work(arrival) : notFound()
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function answer(ask: Ask, arrival: Arrival): Promise<Answer> {
  const about = { recordIds: [arrival.id, arrival.childId] }
  const reader = formReader(ask.form)
  const came = reader.choice('came', ['yes', 'no'], 'Choose whether the pupil is on your register.')
  const startedOn =
    came === 'yes'
      ? reader.date('startedOn', 'The first day', {
          notAfter: { day: ask.today, message: 'The first day must be today or earlier.' },
        })
      : undefined
  const note = reader.text('note', undefined, 1000)
  if (!came || reader.errors.length > 0)
    return unprocessable(
      arrivalPage({ arrival, hidden: ask.hidden, typed: ask.form, errors: reader.errors }),
      false,
      about,
    )
  const settled = await settleArrival(ask, arrival, { came: came === 'yes', startedOn, note })
  if (!settled.ok) return refused(settled.refusal, movesPaths.leavers, about)
  return redirect(movesPaths.leavers, about)
}
