import { identityOfChild, matterPaths, readMoment } from '../cases/index.ts'
import { getChild } from '../children/index.ts'
import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { type DisclosureLine, listDisclosureLines } from './disclosures.store.ts'
import { SharingLogPage } from './sharing-log.page.tsx'

const LINES = 50

/** The sharing log: of one child, and of the authority for its manager and its auditor (policy 2.4). */
export const sharingLogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/children/:childId/shared',
    permission: 'view-sharing-log',
    record: 'child',
    data: 'child',
    writes: false,
    audit: 'view-sharing-log',
    handle: showOfChild,
  },
  {
    method: 'GET',
    path: '/shared',
    permission: 'list-sharing-log',
    record: 'none',
    data: 'child',
    writes: false,
    audit: 'list-sharing-log',
    handle: showAll,
  },
]

async function showOfChild(ask: Ask): Promise<Answer> {
  const child = await getChild(ask.trx, ask.params.childId ?? '')
  const path = `${matterPaths.child(child.id)}/shared`
  const { lines, olderHref } = await linesOf(ask, path, child.id)
  const content = (
    <SharingLogPage
      title={`What was told of ${child.givenName}`}
      lines={lines}
      leadsToChild={false}
      olderHref={olderHref}
      backHref={matterPaths.child(child.id)}
    />
  )
  return page({
    title: 'What was told of a child',
    section: 'find',
    identity: identityOfChild(child, ask.today),
    content,
  })
}

async function showAll(ask: Ask): Promise<Answer> {
  const { lines, olderHref } = await linesOf(ask, '/shared')
  const content = (
    <SharingLogPage
      title="What was told to others"
      lines={lines}
      leadsToChild={ask.by.scope === 'authority'}
      olderHref={olderHref}
      backHref={undefined}
    />
  )
  return page(
    { title: 'What was told to others', section: 'shared', content },
    { recordIds: [...new Set(lines.map(({ childId }) => childId))] },
  )
}

async function linesOf(
  { trx, query }: Ask,
  path: string,
  childId?: string,
): Promise<{ readonly lines: readonly DisclosureLine[]; readonly olderHref: string | undefined }> {
  const before = readMoment(query.get('before'))
  const lines = await listDisclosureLines(trx, { ...(childId ? { childId } : {}), before, limit: LINES })
  const last = lines.at(-1)
  const olderHref =
    lines.length === LINES && last ? `${path}?before=${encodeURIComponent(last.at.toISOString())}` : undefined
  return { lines, olderHref }
}
