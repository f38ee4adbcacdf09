import type { SearchState } from './searches.store.ts'

const STATES: Readonly<Record<SearchState, string>> = {
  asked: 'Asked, to be searched',
  'needs-information': 'The school must say more',
  found: 'File found',
  'not-found': 'Nothing found',
}

export function searchStateWords(state: SearchState): string {
  return STATES[state]
}

/** What is to be done next, and by whom. */
export function nextStepWords(state: SearchState): string {
  if (state === 'asked') return 'CME team: search the database and answer'
  return state === 'needs-information' ? 'School: say more' : 'nothing'
}

export function isOpenSearch(state: SearchState): boolean {
  return state === 'asked' || state === 'needs-information'
}
