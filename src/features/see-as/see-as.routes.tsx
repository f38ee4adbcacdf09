import type { SignedIn } from '../../platform/auth/asker.ts'
import { standingOf } from '../../platform/auth/asker.ts'
import { mayOpen } from '../../platform/auth/may-open.ts'
import { may, ROLES, type Role } from '../../platform/auth/roles.ts'
import { readingAs } from '../../platform/db/in-transaction.ts'
import { kindWords, listMattersOfChild, matterPaths } from '../cases/index.ts'
import { type Answer, type Ask, notFound, type Page, page, type Route } from '../slice.ts'
import { ChooseViewerPage, SeenPage } from './see-as.page.tsx'
import { isKeptFrom, listViewerPlaces, type ViewerPlace } from './viewers.store.ts'

const PAGES = [
  ['/matters/:matterId', ''],
  ['/matters/:matterId/timeline', 'timeline'],
  ['/matters/:matterId/family', 'family'],
  ['/matters/:matterId/letters', 'letters'],
] as const
const NOBODY = '00000000-0000-4000-8000-000000000000'

/** Looking at a child’s pages through the eyes of another role, to check what is hidden. Reads only, and is written down. */
export function seeAsRoutes(pages: readonly Route[]): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/children/:childId/see-as',
      permission: 'see-as',
      record: 'child',
      data: 'child',
      writes: false,
      audit: 'see-as',
      handle: (ask) => seeAs(ask, pages),
    },
  ]
}

interface Wanted {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

async function seeAs(ask: Ask, pages: readonly Route[]): Promise<Answer> {
  const { trx, query, params } = ask
  const childId = params.childId ?? ''
  if (await isKeptFrom(trx, childId)) return notFound()
  const roles = (Object.keys(ROLES) as Role[]).filter((role) => ROLES[role].scope === 'authority')
  const places = await listViewerPlaces(trx, childId, roles)
  if (!query.has('as')) return chooser(ask, places)
  const place = places.find(({ role, organisationId }) => `${role} ${organisationId}` === query.get('as'))
  const wanted = await wantedPage(ask, pages)
  if (place === undefined || !(place.role in ROLES) || wanted === undefined) return notFound()
  const who = whoOf(place)
  const seen = await throughTheirEyes(ask, viewerOf(ask.by, place), wanted)
  return page(
    {
      title: 'See as somebody else',
      section: 'find',
      wide: seen?.wide ?? false,
      content: <SeenPage who={who} back={seeAsHref(childId)} content={seen?.content} />,
      ...(seen?.identity ? { identity: seen.identity } : {}),
    },
    { why: `as ${place.role}` },
  )
}

const seeAsHref = (childId: string) => `${matterPaths.child(childId)}/see-as`
const whoOf = ({ role, organisationName }: ViewerPlace) => `${ROLES[role as Role].label}, ${organisationName}`

async function chooser(ask: Ask, places: readonly ViewerPlace[]): Promise<Answer> {
  const childId = ask.params.childId ?? ''
  const matters = await listMattersOfChild(ask.trx, childId)
  const lines = places
    .filter(({ role }) => role in ROLES)
    .map((place) => {
      const as = `${seeAsHref(childId)}?as=${encodeURIComponent(`${place.role} ${place.organisationId}`)}`
      return {
        who: whoOf(place),
        pages: [
          { text: 'Record', href: as },
          ...matters.flatMap((matter) =>
            PAGES.map(([, part]) => ({
              text: [kindWords(matter.kind), matter.reference, part].filter(Boolean).join(' '),
              href: `${as}&matter=${matter.id}&part=${part}`,
            })),
          ),
        ],
      }
    })
  return page({
    title: 'See as somebody else',
    section: 'find',
    content: <ChooseViewerPage lines={lines} back={matterPaths.child(childId)} />,
  })
}

async function wantedPage({ trx, query, params }: Ask, pages: readonly Route[]): Promise<Wanted | undefined> {
  const childId = params.childId ?? ''
  const find = (path: string) => pages.find((route) => route.method === 'GET' && route.path === path)
  const matterId = query.get('matter')
  if (matterId === null) {
    const route = find('/children/:childId')
    return route && { route, params: { childId } }
  }
  const [path] = PAGES.find(([, part]) => part === (query.get('part') ?? '')) ?? []
  const route = path && find(path)
  const own = (await listMattersOfChild(trx, childId)).some(({ id }) => id === matterId)
  return route && own ? { route, params: { matterId } } : undefined
}

// A person of that role without a name: what is open to one colleague alone stays closed.
function viewerOf(by: SignedIn, place: ViewerPlace): SignedIn {
  const role = place.role as Role
  return {
    ...by,
    ...standingOf(role),
    role,
    accountId: NOBODY,
    accountRoleId: NOBODY,
    name: ROLES[role].label,
    organisationId: place.organisationId,
    organisationName: place.organisationName,
    organisationKind: place.organisationKind,
    schoolUrn: place.schoolUrn,
  }
}

async function throughTheirEyes(
  ask: Ask,
  by: SignedIn,
  { route, params }: Wanted,
): Promise<Page | undefined> {
  if (!may(by.role, route.permission)) return undefined
  const { trx } = ask
  return readingAs(trx, { ...by, at: ask.now }, ask.by, async () => {
    for (const [name, id] of Object.entries(params))
      if (!(await mayOpen(trx, by, name as 'childId' | 'matterId', id))) return undefined
    const hidden = { antiForgery: '', idempotencyKey: '' }
    const answer = await route.handle({ ...ask, by, params, query: new URLSearchParams(), hidden })
    return answer.kind === 'page' ? answer.page : undefined
  })
}
