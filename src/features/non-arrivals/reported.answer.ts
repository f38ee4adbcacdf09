import { contextOf, namesOf } from '../cases/index.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import { type Answer, type Ask, page } from '../slice.ts'
import { reportedPage } from './reported.page.tsx'

/** What the report set going: what next, on which day, under which paragraph. */
export async function showReported(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const deadlines = await listDeadlinesOfMatter(ask.trx, context.matter.id)
  const { ownerAccountId, deputyAccountId } = context.matter
  const names = await namesOf(ask.trx, [ownerAccountId, deputyAccountId])
  return page(
    reportedPage({
      context,
      deadlines: deadlines.filter(({ status }) => status === 'open'),
      owner: names.get(ownerAccountId ?? ''),
      deputy: names.get(deputyAccountId ?? ''),
    }),
  )
}
