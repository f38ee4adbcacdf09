import { addDays } from '../../domain/calendar/plain-date.ts'
import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { WaitingPage } from './awaited-receipts.page.tsx'
import { listAnswered, listWaiting } from './hand-overs.store.ts'
import { listReceived } from './received.store.ts'

const LATELY = 28

/** The list for the manager: handed over and no receipt, by age, with owner (policy 3.2). */
export const waitingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/hand-overs',
    permission: 'hand-over-case',
    record: 'none',
    data: 'child',
    writes: false,
    audit: 'view-hand-overs',
    handle: showWaiting,
  },
]

async function showWaiting({ trx, today, by, deps }: Ask): Promise<Answer> {
  const waiting = await listWaiting(trx)
  const answered = await listAnswered(trx, new Date(`${addDays(today, -LATELY)}T00:00:00Z`))
  const chase = deps.packs.rulesAt(today, by.pack).rule<number>('case/hand-over-chase-after')
  const content = (
    <WaitingPage
      waiting={waiting}
      answered={answered}
      received={await listReceived(trx)}
      today={today}
      chaseAfter={chase.ok ? chase.value.value : 7}
      fingerprint={deps.signer?.().fingerprint}
    />
  )
  const recordIds = [...waiting, ...answered].map(({ childId }) => childId)
  return page({ title: 'Hand-overs', section: 'hand-overs', content }, { recordIds })
}
