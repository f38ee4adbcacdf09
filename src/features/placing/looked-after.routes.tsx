import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { LookedAfterPage } from './looked-after.page.tsx'
import { countLookedAfter, listLookedAfter } from './looked-after.store.ts'
import { lookedAfterViews } from './looked-after-view.ts'
import { readWaitingPlace } from './waiting.form.ts'

const PAGE = 50

/** The Virtual School's board. */
export const lookedAfterRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/looked-after',
    permission: 'view-looked-after',
    record: 'none',
    data: 'child',
    writes: false,
    audit: 'list-looked-after',
    handle: show,
  },
]

async function show({ trx, by, today, query }: Ask): Promise<Answer> {
  const late = query.get('late') === 'yes'
  const filter = { laId: by.laId, late, today }
  const lines = await listLookedAfter(trx, filter, PAGE, readWaitingPlace(query.get('after')))
  const last = lines.at(-1)
  const content = (
    <LookedAfterPage
      rows={await lookedAfterViews(trx, by.laId, lines, today)}
      counts={await countLookedAfter(trx, filter)}
      late={late}
      today={today}
      next={
        last && lines.length === PAGE
          ? `/looked-after?${late ? 'late=yes&' : ''}after=${last.openedOn}.${last.id}`
          : undefined
      }
    />
  )
  return page(
    {
      title: 'Looked-after children',
      section: by.side === 'authority' ? 'waiting' : 'looked-after',
      content,
      wide: true,
    },
    { recordIds: lines.map(({ id }) => id) },
  )
}
