import { type PlainDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { isStateId, STATES, type StateId } from '../../domain/case/process-states.ts'
import type { Role } from '../../platform/auth/roles.ts'
import type { Place, Whose } from './queue.store.ts'

/** What an address says about a list: whose, which, and from where on. Nothing personal stands in it. */
export interface ListFilter {
  readonly whose: readonly Whose[]
  readonly nobody: boolean
  readonly lanes: readonly ('red' | 'standard')[]
  readonly states: readonly StateId[]
  readonly district: string | undefined
  readonly due: 'today' | 'late' | undefined
  readonly closed: boolean
  /** Of what ended: not before this day. */
  readonly endedSince: PlainDate | undefined
  /** A reference such as C-00012, or the URN or DfE number of a school. */
  readonly text: string
  readonly after: string | undefined
}

const WHOSE: readonly Whose[] = ['mine', 'deputy', 'team']

/**
 * Reads a view's address. What it does not understand it leaves out: a kept link must still open. Schools, teams and
 * managers work a common list; an officer's own comes first.
 */
export function readListFilter(
  query: URLSearchParams,
  role: Role,
  ownFirst = role === 'cme-officer',
): ListFilter {
  const chosen = WHOSE.filter((each) => query.getAll('whose').includes(each))
  const due = query.get('due')
  return {
    whose: chosen.length > 0 ? chosen : ownFirst ? ['mine', 'deputy'] : ['team'],
    nobody: query.getAll('whose').includes('nobody'),
    lanes: (['red', 'standard'] as const).filter((lane) => query.getAll('lane').includes(lane)),
    states: query.getAll('state').filter(isStateId),
    district: query.get('district') || undefined,
    due: due === 'today' || due === 'late' ? due : undefined,
    closed: query.get('open') === 'no',
    endedSince: parsePlainDate(query.get('since') ?? ''),
    text: (query.get('text') ?? '').trim().slice(0, 40),
    after: query.get('after') ?? undefined,
  }
}

const PLACE = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The last row of the page before, as it stands in an address. */
export function readPlace(after: string | undefined): Place | undefined {
  const match = after === undefined ? null : PLACE.exec(after)
  const dueOn: PlainDate | undefined = match?.[1] === undefined ? undefined : parsePlainDate(match[1])
  const id = match?.[2]
  return dueOn === undefined || id === undefined ? undefined : { dueOn, id }
}

/** The same view with one thing changed. */
export function viewAddress(
  path: string,
  filter: ListFilter,
  change: Readonly<Record<string, string>>,
): string {
  const params = new URLSearchParams()
  for (const whose of filter.nobody ? ['nobody'] : filter.whose) params.append('whose', whose)
  for (const lane of filter.lanes) params.append('lane', lane)
  for (const state of filter.states) params.append('state', state)
  if (filter.district !== undefined) params.set('district', filter.district)
  if (filter.due !== undefined) params.set('due', filter.due)
  if (filter.closed) params.set('open', 'no')
  if (filter.endedSince !== undefined) params.set('since', filter.endedSince)
  if (filter.text !== '') params.set('text', filter.text)
  for (const [name, value] of Object.entries(change)) params.set(name, value)
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The states that a filter offers, for the kinds of matter of a list. */
export function statesOfKinds(kinds: readonly string[], closed: boolean) {
  return STATES.filter((state) => kinds.includes(state.matter) && (closed || state.open))
}
