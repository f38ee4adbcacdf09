import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { isId } from '../../platform/ids/new-id.ts'
import { lostPupilPaths } from './lost-pupils.paths.ts'
import { SEARCH_STATES, type SearchPlace, type SearchState } from './searches.store.ts'

/** What somebody wants to see of the searches, as it stands in the address. */
export interface SearchView {
  readonly states: readonly SearchState[]
  readonly mine: boolean
  readonly late: boolean
  readonly after: SearchPlace | undefined
}

/** Reads the address; what is not understood is left out. Without a choice, what is open. */
export function readView(query: URLSearchParams): SearchView {
  const chosen = SEARCH_STATES.filter((state) => query.getAll('state').includes(state))
  return {
    states: chosen.length > 0 ? chosen : ['asked', 'needs-information'],
    mine: query.getAll('whose').includes('mine'),
    late: query.getAll('due').includes('late'),
    after: placeIn(query.get('after') ?? ''),
  }
}

export function viewAddress(view: SearchView, after: string): string {
  const query = new URLSearchParams([
    ...view.states.map((state) => ['state', state]),
    ...(view.mine ? [['whose', 'mine']] : []),
    ...(view.late ? [['due', 'late']] : []),
    ['after', after],
  ])
  return `${lostPupilPaths.list}?${query}`
}

function placeIn(text: string): SearchPlace | undefined {
  const dot = text.indexOf('.')
  const id = text.slice(dot + 1)
  if (dot < 0 || !isId(id)) return undefined
  const day = text.slice(0, dot)
  const dueOn = day === 'none' ? null : parsePlainDate(day)
  return dueOn === undefined ? undefined : { dueOn, id }
}
