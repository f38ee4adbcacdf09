import { isId } from '../../platform/ids/new-id.ts'
import { type FieldError, listColleagues } from '../cases/index.ts'
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
import { NobodyPage } from './nobody.page.tsx'
import { countNobodyLooking, listNobodyLooking } from './nobody-looking.store.ts'
import { readHandOver } from './reassign.form.ts'

const PAGE = 50
const shape = { path: '/nobody', permission: 'reassign-matter', record: 'none', data: 'child' } as const

/** What nobody looks at: a list that is to be empty. */
export const nobodyRoutes: readonly Route[] = [
  { ...shape, method: 'GET', writes: false, audit: 'list-nobody-looking', handle: show },
  { ...shape, method: 'POST', writes: true, audit: 'reassign', handle: give },
]

async function show(ask: Ask): Promise<Answer> {
  const view = await load(ask)
  return page(pageOf(ask, view), { recordIds: view.rows.map(({ id }) => id) })
}

async function give(ask: Ask): Promise<Answer> {
  const view = await load(ask)
  const reading = readHandOver(ask.form, view.people, view.rows)
  if (!reading.ok) return unprocessable(pageOf(ask, view, reading.errors))
  const recordIds = reading.handOver.matters.map(({ id }) => id)
  const errors = await handOverMatters(ask, reading.handOver)
  if (errors.length > 0) return conflict(pageOf(ask, await load(ask), errors), { recordIds })
  return redirect('/nobody', { recordIds })
}

async function load({ trx, by, today, query }: Ask) {
  const after = query.get('after') ?? ''
  const rows = await listNobodyLooking(trx, by.laId, today, isId(after) ? after : undefined, PAGE)
  return {
    rows,
    count: await countNobodyLooking(trx, by.laId, today),
    more: rows.length === PAGE,
    people: await listColleagues(trx, by.organisationId, ['cme-officer', 'cme-manager']),
  }
}

function pageOf(ask: Ask, view: Awaited<ReturnType<typeof load>>, errors?: readonly FieldError[]): Page {
  const more = errors === undefined ? {} : { errors, typed: ask.form }
  const content = <NobodyPage {...view} hidden={ask.hidden} {...more} />
  return { title: 'Nobody looking', section: 'today', content }
}
