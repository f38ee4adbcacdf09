import { may } from '../../platform/auth/roles.ts'
import { type Doors, identityOf } from '../cases/index.ts'
import { findDeadline } from '../deadlines/index.ts'
import { loadHousehold } from '../family/index.ts'
import { listMessagesOfMatter } from '../letters/index.ts'
import { type Answer, type Ask, type Identity, notFound, type Page, page, type Route } from '../slice.ts'
import { CasePage } from './case.page.tsx'
import { loadCaseView } from './case-view.ts'
import { EnquiryPage } from './enquiry.page.tsx'
import { loadEnquiryView } from './enquiry-view.ts'
import { FamilyPage } from './family.page.tsx'
import { LettersPage } from './letters.page.tsx'
import { listDocumentsOfMatter } from './matter-documents.store.ts'
import { loadMatterView, type MatterView } from './matter-view.ts'
import { SummaryPage } from './summary.page.tsx'
import { TimelinePage } from './timeline.page.tsx'
import { WhyPage } from './why.page.tsx'
import { whyView } from './why-view.ts'

/** The pages of one matter. `doors` tells which acts have a page. */
export function matterPagesRoutes(doors: Doors): readonly Route[] {
  const route = (path: `/matters/:matterId${string}`, audit: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    permission: 'view-matter',
    record: 'matter',
    data: 'child',
    writes: false,
    audit,
    handle,
  })
  return [
    route('/matters/:matterId', 'view-matter', (ask) => showOverview(ask, doors)),
    route('/matters/:matterId/timeline', 'view-timeline', (ask) => showTimeline(ask, doors)),
    route('/matters/:matterId/family', 'view-family', (ask) => showFamily(ask, doors)),
    route('/matters/:matterId/letters', 'view-letters', (ask) => showLetters(ask, doors)),
    route('/matters/:matterId/summary', 'print-summary', (ask) => showSummary(ask, doors)),
    {
      method: 'GET',
      path: '/deadlines/:deadlineId/why',
      permission: 'view-matter',
      record: 'deadline',
      data: 'child',
      writes: false,
      audit: 'ask-why',
      handle: (ask) => showWhy(ask, doors),
    },
  ]
}

async function showOverview(ask: Ask, doors: Doors): Promise<Answer> {
  const view = await loadMatterView(ask, doors)
  if (view.matter.kind === 'school-enquiry') {
    return answer(view, 'Enquiry', <EnquiryPage view={await loadEnquiryView(view, doors)} />, {
      safety: 'full',
    })
  }
  return answer(
    view,
    view.matter.kind === 'home-education' ? 'Home education' : 'Case',
    <CasePage view={await loadCaseView(view)} />,
  )
}

async function showTimeline(ask: Ask, doors: Doors): Promise<Answer> {
  const view = await loadMatterView(ask, doors)
  return answer(view, 'Timeline', <TimelinePage view={view} />)
}

async function showFamily(ask: Ask, doors: Doors): Promise<Answer> {
  const view = await loadMatterView(ask, doors)
  const content = (
    <FamilyPage
      view={view}
      household={await loadHousehold(ask.trx, view.child, ask.today)}
      casesOfSiblings={view.casesOfSiblings}
      mayRecord={may(ask.by.role, 'record-family')}
      mayJoin={may(ask.by.role, 'join-families')}
    />
  )
  return answer(view, 'Family', content)
}

async function showLetters(ask: Ask, doors: Doors): Promise<Answer> {
  const view = await loadMatterView(ask, doors)
  const messages = await listMessagesOfMatter(ask.trx, view.matter.id)
  const documents = await listDocumentsOfMatter(ask.trx, view.matter.id)
  const documentsOpen = doors.pageHref('/documents/:documentId', ask.by.role) !== undefined
  const addHref = doors
    .pageHref('/matters/:matterId/documents', ask.by.role)
    ?.replace(':matterId', view.matter.id)
  const content = (
    <LettersPage
      view={view}
      messages={messages}
      documents={documents}
      documentsOpen={documentsOpen}
      addHref={addHref}
      writeHref={doors
        .pageHref('/matters/:matterId/family-letters', ask.by.role)
        ?.replace(':matterId', view.matter.id)}
    />
  )
  return answer(view, 'Letters and documents', content)
}

async function showSummary(ask: Ask, doors: Doors): Promise<Answer> {
  const view = await loadMatterView(ask, doors)
  return answer(view, 'Summary', <SummaryPage view={view} />)
}

async function showWhy(ask: Ask, doors: Doors): Promise<Answer> {
  const row = await findDeadline(ask.trx, ask.params.deadlineId ?? '')
  if (row === undefined) return notFound()
  const view = await loadMatterView({ ...ask, params: { matterId: row.matterId } }, doors)
  return answer(view, 'Why this date', <WhyPage view={view} why={whyView(view, row)} />)
}

function answer(view: MatterView, title: string, content: Page['content'], more: Partial<Page> = {}): Answer {
  const { matter, child, by, names } = view
  const identity = identityOf(view)
  const person = (label: string, id: string | null) =>
    id === null ? [] : [{ label, value: id === by.accountId ? by.name : (names.get(id) ?? 'a colleague') }]
  return page(
    {
      title,
      section: matter.kind === 'school-enquiry' ? 'enquiries' : 'cases',
      content,
      identity: {
        ...identity,
        tags: tagsOf(view, identity.tags),
        addressProtected: view.addressProtected,
        facts: [
          ...identity.facts,
          ...person('Owner', matter.ownerAccountId),
          ...person('Deputy', matter.deputyAccountId),
        ],
      },
      ...more,
    },
    { recordIds: [matter.id, child.id] },
  )
}

/** The red lane by the pack's name for its reason. */
function tagsOf({ state, labels }: MatterView, tags: Identity['tags'] = []): NonNullable<Identity['tags']> {
  const [reason] = state.redReasons
  const label = reason === undefined ? undefined : labels.get(reason)
  return tags.map((tag) => (tag.colour === 'red' && label ? { ...tag, text: `Red lane: ${label}` } : tag))
}
