import { recordAudit } from '../../platform/audit/record-audit.ts'
import { may } from '../../platform/auth/roles.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { codeField, faultOfCode } from '../accounts/index.ts'
import { type ActForm, ActPage, type FieldError, formReader, matterPaths } from '../cases/index.ts'
import {
  type Answer,
  type Ask,
  notFound,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../slice.ts'
import { EMERGENCY_VIEW_ENDS } from './emergency-view-ends.job.ts'
import { CATEGORIES, EmergencyViewList, emergencyForm, SignViewPage } from './emergency-views.page.tsx'
import {
  beginView,
  endView,
  findOwnView,
  listUnsignedViews,
  mayBreakGlass,
  signView,
} from './emergency-views.store.ts'
import { RestrictionList } from './restriction.page.tsx'
import { restrictionRules } from './restriction-forms.ts'
import { restrictionPaths } from './restriction-paths.ts'
import { listRestrictionsByReview } from './restrictions.store.ts'
import { tellManagers } from './tell-managers.ts'

const MOST = 200
const SHORTEST_REASON = 20

/** Seeing in an emergency what is kept back: never for somebody who is shut out, and never unseen. */
export const emergencyViewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/restrictions',
    permission: 'manage-restriction',
    record: 'none',
    data: 'child',
    writes: false,
    audit: 'list-restrictions',
    handle: showList,
  },
  {
    method: 'GET',
    path: '/children/:childId/emergency',
    permission: 'break-glass',
    record: 'child',
    data: 'child',
    writes: false,
    audit: 'open-emergency-view',
    handle: async (ask) => ((await mayBreakGlass(ask.trx, childOf(ask))) ? page(beginPage(ask)) : notFound()),
  },
  {
    method: 'POST',
    path: '/children/:childId/emergency',
    permission: 'break-glass',
    record: 'child',
    data: 'child',
    writes: true,
    audit: 'begin-emergency-view',
    handle: begin,
  },
  {
    method: 'POST',
    path: '/children/:childId/emergency/end',
    permission: 'break-glass',
    record: 'child',
    data: 'child',
    writes: true,
    audit: 'end-emergency-view',
    handle: end,
  },
  {
    method: 'GET',
    path: '/restrictions/sign-off',
    permission: 'sign-off-break-glass',
    record: 'none',
    data: 'child',
    writes: false,
    audit: 'open-sign-emergency-view',
    handle: showSigning,
  },
  {
    method: 'POST',
    path: '/restrictions/sign-off',
    permission: 'sign-off-break-glass',
    record: 'none',
    data: 'child',
    writes: true,
    audit: 'sign-emergency-view',
    handle: sign,
  },
]

const childOf = (ask: Ask) => ask.params.childId ?? ''

async function showList(ask: Ask): Promise<Answer> {
  const { trx, today, deps, by } = ask
  const restrictions = await listRestrictionsByReview(trx, MOST)
  const views = await listUnsignedViews(trx)
  const { kinds } = restrictionRules(deps.packs.rulesAt(today, by.pack))
  const content = (
    <EmergencyViewList
      views={views}
      me={by.accountId}
      maySign={may(by.role, 'sign-off-break-glass')}
      restrictions={<RestrictionList restrictions={restrictions} kinds={kinds} today={today} />}
    />
  )
  const recordIds = [...restrictions, ...views].map(({ childId }) => childId)
  return page({ title: 'Restricted', section: 'restricted', content }, { recordIds })
}

async function begin(ask: Ask): Promise<Answer> {
  const { trx, form, now, by, deps } = ask
  const childId = childOf(ask)
  if (!(await mayBreakGlass(trx, childId))) return notFound()
  const reader = formReader(form)
  const category = reader.choice(
    'category',
    CATEGORIES.map(({ value }) => value),
    'Choose what the emergency is.',
  )
  const reason = reader.text('reason', 'Write why you must see it now.', 2000)
  if (reason !== '' && reason.length < SHORTEST_REASON)
    reader.fault('reason', `Say more: at least ${SHORTEST_REASON} characters.`)
  if (!category || reader.errors.length > 0) return unprocessable(beginPage(ask, reader.errors))
  const fault = await faultOfCode(ask)
  if (fault) return unprocessable(beginPage(ask, [fault]))
  const id = newId(now)
  await beginView(trx, { id, childId, category, reason, codeAt: now, at: now })
  const view = await findOwnView(trx, childId, by.accountId, now)
  if (view === undefined) throw new Error(`The view ${id} does not hold`)
  await deps.jobs.enqueue(
    trx,
    EMERGENCY_VIEW_ENDS,
    { laId: by.laId, viewId: id },
    { key: id, startAfter: view.untilAt },
  )
  await tellManagers(ask, id)
  return redirect(matterPaths.child(childId), { recordIds: [id, childId], why: category })
}

async function end(ask: Ask): Promise<Answer> {
  const { trx, by, now } = ask
  const childId = childOf(ask)
  const view = await findOwnView(trx, childId, by.accountId, now)
  if (view === undefined) return redirect(matterPaths.child(childId))
  await endView(trx, childId, now)
  return redirect(matterPaths.child(childId), { recordIds: [view.id, childId], why: 'ended by the person' })
}

function beginPage(ask: Ask, errors?: readonly FieldError[]) {
  return {
    title: `${errors ? 'Error: ' : ''}In an emergency`,
    section: 'find',
    content: actPage(
      ask,
      emergencyForm(),
      `/children/${childOf(ask)}/emergency`,
      matterPaths.child(childOf(ask)),
      errors,
    ),
  }
}

function actPage(ask: Ask, form: ActForm, action: string, back: string, errors?: readonly FieldError[]) {
  const { form: typed } = ask
  const kept = { ...typed, text: (name: string) => (name === 'code' ? '' : typed.text(name)) }
  return (
    <ActPage
      form={{ ...form, fields: [...form.fields, codeField(ask)] }}
      action={action}
      back={back}
      hidden={ask.hidden}
      version={0}
      typed={errors ? kept : undefined}
      errors={errors}
    />
  )
}

async function showSigning(ask: Ask): Promise<Answer> {
  const view = await toSign(ask)
  return view === undefined ? notFound() : page(signPage(ask, view))
}

async function toSign(ask: Ask) {
  const views = await listUnsignedViews(ask.trx)
  return views.find(({ id, accountId }) => id === ask.query.get('view') && accountId !== ask.by.accountId)
}

function signPage(
  ask: Ask,
  view: NonNullable<Awaited<ReturnType<typeof toSign>>>,
  errors?: readonly FieldError[],
) {
  return {
    title: `${errors ? 'Error: ' : ''}Sign off`,
    section: 'restricted',
    content: (
      <SignViewPage
        view={view}
        hidden={ask.hidden}
        typed={errors ? ask.form.text('note') : ''}
        error={errors?.[0]?.message}
      />
    ),
  }
}

async function sign(ask: Ask): Promise<Answer> {
  const view = await toSign(ask)
  if (view === undefined)
    return refused(
      {
        code: 'NOT_TO_SIGN',
        message: 'This view is signed off already, or it is your own. Another manager signs your own.',
      },
      restrictionPaths.list,
    )
  const reader = formReader(ask.form)
  const note = reader.text('note', 'Write what you found.', 2000)
  if (reader.errors.length > 0) return unprocessable(signPage(ask, view, reader.errors))
  if (!(await signView(ask.trx, view.id, note, ask.now)))
    throw new Error(`The view ${view.id} was not signed`)
  await recordAudit(ask.trx, ask.by, ask.now, {
    action: 'review-emergency-view',
    recordType: 'child',
    recordIds: [view.id, view.childId],
    outcome: 'done',
  })
  return redirect(restrictionPaths.list, { recordIds: [view.id, view.childId] })
}
