import { may } from '../../platform/auth/roles.ts'
import {
  type FieldError,
  identityOfChild,
  listOpenMattersOf,
  matterPaths,
  schoolNames,
} from '../cases/index.ts'

import { type Child, currentSchoolsOf, getChild, listChildren } from '../children/index.ts'
import { educationAsKnown, loadEducation } from '../education/index.ts'
import {
  type Answer,
  type Ask,
  conflict,
  type Page,
  page,
  type Route,
  redirect,
  unprocessable,
} from '../slice.ts'
import { ChildPage } from './child.page.tsx'
import { loadChildView, matterWords } from './child-view.ts'
import { correctChild } from './correct-child.command.ts'
import { detailsInWords, readCorrection } from './correct-child.form.ts'
import { CorrectChildPage, CorrectionConflictPage } from './correct-child.page.tsx'
import { readChildQuestion } from './find-child.form.ts'
import { FindChildPage, type FoundChild } from './find-child.page.tsx'
import { findChildIds, findMatterByReference } from './find-child.store.ts'
import { restrictionDoor } from './restriction-door.ts'

const FOUND = 25
const REFERENCE_OF_MATTER = /^[a-z]{1,4}-\d{2,8}$/i

/** Finding a child, a child's record, and correcting it. */
export const childrenPagesRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/find',
    permission: 'search-children',
    record: 'none',
    data: 'none',
    writes: false,
    audit: 'open-search',
    handle: showFind,
  },
  // A search posts, so that names and birth dates stand in no address; it writes nothing but its audit line.
  {
    method: 'POST',
    path: '/find',
    permission: 'search-children',
    record: 'none',
    data: 'child',
    writes: false,
    audit: 'search',
    handle: find,
  },
  {
    method: 'GET',
    path: '/children/:childId',
    permission: 'view-child',
    record: 'child',
    data: 'child',
    writes: false,
    audit: 'view-child',
    handle: showChild,
  },
  {
    method: 'GET',
    path: '/children/:childId/correct',
    permission: 'correct-child',
    record: 'child',
    data: 'child',
    writes: false,
    audit: 'open-correct-child',
    handle: showCorrect,
  },
  {
    method: 'POST',
    path: '/children/:childId/correct',
    permission: 'correct-child',
    record: 'child',
    data: 'child',
    writes: true,
    audit: 'correct-child',
    handle: correct,
  },
]

async function showFind({ hidden, today }: Ask): Promise<Answer> {
  return page({
    title: 'Find a child',
    section: 'find',
    content: <FindChildPage hidden={hidden} today={today} />,
  })
}

async function find(ask: Ask): Promise<Answer> {
  const { trx, hidden, today, form, now, requestId } = ask
  const typed = form.text('find').trim()
  if (REFERENCE_OF_MATTER.test(typed)) {
    const matterId = await findMatterByReference(trx, typed)
    if (matterId !== undefined) return redirect(matterPaths.matter(matterId), { recordIds: [matterId] })
  }
  const understood = readChildQuestion(typed)
  if (!understood.ok) {
    const content = <FindChildPage hidden={hidden} today={today} typed={typed} error={understood.message} />
    return unprocessable({ title: 'Find a child', section: 'find', content })
  }
  const ids = await findChildIds(trx, understood.question, { limit: FOUND, at: now, requestId })
  const found = await describe(ask, ids)
  const content = (
    <FindChildPage hidden={hidden} today={today} typed={typed} found={found} full={ids.length === FOUND} />
  )
  return page({ title: 'Find a child', section: 'find', content }, { recordIds: ids })
}

async function describe({ trx }: Ask, ids: readonly string[]): Promise<readonly FoundChild[]> {
  const children = new Map((await listChildren(trx, ids)).map((child) => [child.id, child]))
  const schools = await currentSchoolsOf(trx, ids)
  const names = await schoolNames(trx, [...schools.values()])
  const matters = await listOpenMattersOf(trx, ids)
  return ids.flatMap((id) => {
    const child = children.get(id)
    if (child === undefined) return []
    return [
      {
        child,
        school: names.get(schools.get(id) ?? 0),
        matters: matters
          .filter((matter) => matter.childId === id)
          .map((matter) => {
            const { text, where, href } = matterWords({
              ...matter,
              kind: matter.kind as 'school-enquiry',
              open: true,
            })
            return { text: `${text}: ${where}`, href }
          }),
      },
    ]
  })
}

async function showChild(ask: Ask): Promise<Answer> {
  const { trx, params, today, by } = ask
  const view = await loadChildView(trx, params.childId ?? '', today, by.role)
  const here = matterPaths.child(view.child.id)
  const held = await loadEducation(ask, view.child)
  const content = (
    <ChildPage
      view={view}
      education={held && educationAsKnown(held, today, ask.now)}
      correctHref={may(by.role, 'correct-child') ? `${here}/correct` : undefined}
      familyHref={may(by.role, 'view-matter') ? `${here}/family` : undefined}
      askForFileHref={may(by.role, 'ask-lost-pupils') ? `/lost-pupils/new?child=${view.child.id}` : undefined}
      sharedHref={may(by.role, 'view-sharing-log') ? `${here}/shared` : undefined}
      seenHref={may(by.role, 'view-who-has-seen') ? `${here}/seen` : undefined}
      seeAsHref={may(by.role, 'see-as') ? `${here}/see-as` : undefined}
      restriction={await restrictionDoor(ask, view.child.id)}
    />
  )
  return page({
    title: 'Record of a child',
    section: 'find',
    identity: { ...identityOfChild(view.child, today), addressProtected: view.address?.protected === true },
    content,
  })
}

async function showCorrect(ask: Ask): Promise<Answer> {
  return page(correctPage(ask, await getChild(ask.trx, ask.params.childId ?? '')))
}

async function correct(ask: Ask): Promise<Answer> {
  const child = await getChild(ask.trx, ask.params.childId ?? '')
  const reading = readCorrection(ask.form, ask.today)
  if (!reading.ok) return unprocessable(correctPage(ask, child, reading.errors))
  const version = ask.form.version()
  if (version !== child.version || !(await correctChild(ask, child, reading.correction, version))) {
    const content = (
      <CorrectionConflictPage
        child={child}
        hidden={ask.hidden}
        typed={ask.form}
        yours={detailsInWords(reading.correction.details)}
        theirs={detailsInWords(child)}
      />
    )
    return conflict({
      title: 'Somebody else corrected this',
      identity: identityOfChild(child, ask.today),
      content,
    })
  }
  return redirect(matterPaths.child(child.id))
}

function correctPage({ hidden, form, today }: Ask, child: Child, errors?: readonly FieldError[]): Page {
  return {
    title: 'Correct the details',
    section: 'find',
    identity: identityOfChild(child, today),
    content: (
      <CorrectChildPage
        child={child}
        hidden={hidden}
        version={form.version() ?? child.version}
        {...(errors === undefined ? {} : { typed: form, errors })}
      />
    ),
  }
}
