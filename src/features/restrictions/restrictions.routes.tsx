import { may } from '../../platform/auth/roles.ts'
import { codeField, faultOfCode } from '../accounts/index.ts'
import { type ActForm, ActPage, type FieldError, matterPaths } from '../cases/index.ts'
import { getChild, hasProtectedAddress } from '../children/index.ts'
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
import { isKeptBack } from './emergency-views.store.ts'
import { RestrictionPage } from './restriction.page.tsx'
import {
  LIFT,
  RESTRICTION_ACTS,
  type RestrictionAct,
  recordRestriction,
  setFormOf,
} from './restriction-acts.ts'
import { restrictionRules } from './restriction-forms.ts'
import { restrictionPaths } from './restriction-paths.ts'
import { listPeopleNamed, listRestrictionsOf, listStepsOf, type Restriction } from './restrictions.store.ts'

const ofChild = { record: 'child', data: 'child' } as const

/** Who may not be found, set, looked at again, and lifted by two. Off the list there is nothing here to find. */
export const restrictionRoutes: readonly Route[] = [
  {
    ...ofChild,
    method: 'GET',
    path: '/children/:childId/restriction',
    permission: 'manage-restriction',
    writes: false,
    audit: 'view-restriction',
    handle: (ask) => unlessKeptBack(ask, showRestriction),
  },
  {
    ...ofChild,
    method: 'GET',
    path: '/children/:childId/restriction/set',
    permission: 'manage-restriction',
    writes: false,
    audit: 'open-set-restriction',
    handle: (ask) => unlessKeptBack(ask, async () => page(formPage(ask, 'set', '', await setFormOf(ask)))),
  },
  {
    ...ofChild,
    method: 'POST',
    path: '/children/:childId/restriction/set',
    permission: 'manage-restriction',
    writes: true,
    audit: 'set-restriction',
    handle: (ask) => unlessKeptBack(ask, set),
  },
  ...Object.entries(RESTRICTION_ACTS).flatMap(([name, act]) => routesOf(name, act, 'manage-restriction')),
  ...routesOf('lift', LIFT, 'lift-restriction'),
]

function routesOf(
  name: string,
  act: RestrictionAct,
  permission: 'manage-restriction' | 'lift-restriction',
): readonly Route[] {
  const path = `/children/:childId/restriction/${name}` as const
  return [
    {
      ...ofChild,
      method: 'GET',
      path,
      permission,
      writes: false,
      audit: `open-${name}-restriction`,
      handle: (ask) =>
        withOne(ask, name, async (one) =>
          page(formPage(ask, name, one.id, await act.form(ask, one), one.version)),
        ),
    },
    {
      ...ofChild,
      method: 'POST',
      path,
      permission,
      writes: true,
      audit: `${name}-restriction`,
      handle: (ask) => withOne(ask, name, (one) => record(ask, name, act, one)),
    },
  ]
}

const childOf = (ask: Ask) => ask.params.childId ?? ''

// Whoever looks in an emergency sees where they are, not what keeps them hidden.
async function unlessKeptBack(ask: Ask, then: (ask: Ask) => Promise<Answer>): Promise<Answer> {
  const { trx } = ask
  const offTheList =
    (await hasProtectedAddress(trx, childOf(ask))) &&
    (await listRestrictionsOf(trx, childOf(ask))).length === 0
  return offTheList || (await isKeptBack(trx, childOf(ask))) ? notFound() : then(ask)
}

async function withOne(ask: Ask, name: string, then: (one: Restriction) => Promise<Answer>): Promise<Answer> {
  const wanted = ask.query.get('restriction')
  const one = (await listRestrictionsOf(ask.trx, childOf(ask))).find(({ id }) => id === wanted)
  if (one === undefined) return notFound()
  if (name === 'lift' && (one.liftAskedBy === null || one.liftAskedBy === ask.by.accountId))
    return refused(TWO_PEOPLE, restrictionPaths.child(one.childId))
  return then(one)
}

const TWO_PEOPLE = {
  code: 'SECOND_PERSON_NEEDED',
  message:
    'A restriction is lifted by two people: one asks, and a manager who did not ask decides. Ask a colleague.',
}

async function showRestriction(ask: Ask): Promise<Answer> {
  const { trx, by, today, deps } = ask
  const childId = childOf(ask)
  const child = await getChild(trx, childId)
  const content = (
    <RestrictionPage
      childId={childId}
      restrictions={await listRestrictionsOf(trx, childId)}
      people={await listPeopleNamed(trx, childId)}
      steps={await listStepsOf(trx, childId)}
      kinds={restrictionRules(deps.packs.rulesAt(today, by.pack)).kinds}
      today={today}
      me={by.accountId}
      mayLift={may(by.role, 'lift-restriction')}
    />
  )
  const identity = {
    name: `${child.familyName}, ${child.givenName}`,
    facts: [{ label: 'Reference', value: child.reference }],
  }
  return page({ title: 'Restriction', section: 'restricted', identity, content })
}

async function set(ask: Ask): Promise<Answer> {
  const faults = await recordRestriction(ask, () => faultOfCode(ask))
  if (faults.length > 0) return unprocessable(formPage(ask, 'set', '', await setFormOf(ask), 0, faults))
  // Whoever restricts may shut the own role out with it, and finds the record as everybody else does.
  const to = (await isKeptBack(ask.trx, childOf(ask)))
    ? matterPaths.child(childOf(ask))
    : restrictionPaths.child(childOf(ask))
  return redirect(to)
}

async function record(ask: Ask, name: string, act: RestrictionAct, one: Restriction): Promise<Answer> {
  if (ask.form.version() !== one.version) return refused(CHANGED, restrictionPaths.child(one.childId))
  const faults = await act.record(ask, one, () => faultOfCode(ask))
  if (faults.length > 0)
    return unprocessable(formPage(ask, name, one.id, await act.form(ask, one), one.version, faults))
  return redirect(restrictionPaths.child(one.childId))
}

const CHANGED = {
  code: 'STALE',
  message: 'Somebody changed this restriction meanwhile. Look at it as it is now, then decide again.',
}

function formPage(
  ask: Ask,
  name: string,
  id: string,
  form: ActForm,
  version = 0,
  errors?: readonly FieldError[],
) {
  const path = restrictionPaths.act(childOf(ask), name)
  return {
    title: `${errors ? 'Error: ' : ''}Restriction`,
    section: 'restricted',
    content: (
      <ActPage
        form={{ ...form, fields: [...form.fields, codeField(ask)] }}
        action={id === '' ? path : `${path}?restriction=${id}`}
        back={restrictionPaths.child(childOf(ask))}
        hidden={ask.hidden}
        version={version}
        typed={errors ? withoutCode(ask) : undefined}
        errors={errors}
      />
    ),
  }
}

// A code works once and is never shown again.
function withoutCode({ form }: Ask) {
  return { ...form, text: (name: string) => (name === 'code' ? '' : form.text(name)) }
}
