import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { findCaseOpenedFrom, findMatter, type Matter } from './matters.store.ts'

/** The school’s enquiry that opened this case, where one did. For the authority, which sees both. */
export async function linkedEnquiry(
  read: ReadTrx,
  { openedFrom }: Pick<Matter, 'openedFrom'>,
): Promise<Matter | undefined> {
  const from = openedFrom === null ? undefined : await findMatter(read, openedFrom)
  return from?.kind === 'school-enquiry' ? from : undefined
}

/** The authority’s case that this enquiry opened. */
export async function linkedCase(read: ReadTrx, enquiry: Pick<Matter, 'id'>): Promise<Matter | undefined> {
  return findCaseOpenedFrom(read, enquiry.id)
}
