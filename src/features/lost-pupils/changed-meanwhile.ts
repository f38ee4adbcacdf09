import { refuse } from '../../domain/result.ts'

/** Somebody else changed the search since the page was opened. */
export function changedMeanwhile() {
  return refuse({
    code: 'STALE',
    message:
      'Somebody changed this search after you opened the page. Read what it says now, then decide whether yours still holds.',
  })
}
