import { type Colleague, listColleagues } from '../cases/index.ts'
import {
  type Answer,
  type Ask,
  conflict,
  type Page,
  page,
  type Route,
  redirect,
  unprocessable,
} from '../slice.ts'
import { handOverMatters } from './hand-over-matters.ts'
import { listMatters, type MatterLine } from './matter-list.store.ts'
import { readHandOver } from './reassign.form.ts'
import { ReassignPage } from './reassign.page.tsx'

const MOST = 200
const shape = { path: '/reassign', permission: 'reassign-matter', record: 'none', data: 'child' } as const

/** Handing over what somebody owns. */
export const reassignRoutes: readonly Route[] = [
  { ...shape, method: 'GET', writes: false, audit: 'open-reassign', handle: show },
  { ...shape, method: 'POST', writes: true, audit: 'reassign', handle: reassign },
]

async function show(ask: Ask): Promise<Answer> {
  return page(await reassignPage(ask))
}

async function reassign(ask: Ask): Promise<Answer> {
  const { people, matters } = await loadHandOver(ask)
  const reading = readHandOver(ask.form, people, matters)
  if (!reading.ok) return unprocessable(await reassignPage(ask, reading.errors))
  const recordIds = reading.handOver.matters.map(({ id }) => id)
  const errors = await handOverMatters(ask, reading.handOver)
  if (errors.length > 0) return conflict(await reassignPage(ask, errors), { recordIds })
  return redirect('/cases?whose=team', { recordIds })
}

interface ToHandOver {
  readonly people: readonly Colleague[]
  readonly from: Colleague | undefined
  readonly matters: readonly MatterLine[]
  readonly more: boolean
}

async function loadHandOver({ trx, by, query, today }: Ask): Promise<ToHandOver> {
  const people = await listColleagues(trx, by.organisationId, ['cme-officer', 'cme-manager'])
  const from = people.find((person) => person.accountId === query.get('from'))
  const matters =
    from === undefined
      ? []
      : await listMatters(
          trx,
          {
            laId: by.laId,
            kinds: ['school-enquiry', 'authority-case', 'home-education'],
            accountId: from.accountId,
            organisationId: by.organisationId,
            whose: ['mine'],
            lanes: [],
            states: [],
            district: undefined,
            due: undefined,
            closed: false,
            text: '',
            today,
          },
          MOST,
        )
  return { people, from, matters, more: matters.length === MOST }
}

async function reassignPage(ask: Ask, errors?: Parameters<typeof ReassignPage>[0]['errors']): Promise<Page> {
  const content = (
    <ReassignPage
      {...(await loadHandOver(ask))}
      hidden={ask.hidden}
      {...(errors === undefined ? {} : { errors, typed: ask.form })}
    />
  )
  return { title: 'Hand over', section: 'cases', content }
}
