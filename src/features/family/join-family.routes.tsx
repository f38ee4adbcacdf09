import { type Field, type FieldError, formReader } from '../cases/index.ts'
import { type Child, findChild, getChild } from '../children/index.ts'
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
import { familyPaths } from './family.paths.ts'
import { formPage } from './family.routes.tsx'
import { findChildNamed } from './household.store.ts'
import { joinFamily } from './write-family.command.ts'

const ROUTE = { permission: 'join-families', record: 'child', data: 'child' } as const

/** Two children are of one family, or are not: said by somebody, since a day, kept as a fact on both. */
export const joinFamilyRoutes: readonly Route[] = [
  {
    ...ROUTE,
    method: 'GET',
    path: '/children/:childId/family/join',
    writes: false,
    audit: 'open-join-family',
    handle: showJoin,
  },
  {
    ...ROUTE,
    method: 'POST',
    path: '/children/:childId/family/join',
    writes: true,
    audit: 'join-family',
    handle: join,
  },
  {
    ...ROUTE,
    method: 'GET',
    path: '/children/:childId/family/part/:sibling',
    writes: false,
    audit: 'open-part-family',
    handle: showPart,
  },
  {
    ...ROUTE,
    method: 'POST',
    path: '/children/:childId/family/part/:sibling',
    writes: true,
    audit: 'part-family',
    handle: part,
  },
]

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function fields(today: Ask['today'], asksWhom: boolean): readonly Field[] {
  return [
    ...(asksWhom
      ? [
          {
            kind: 'text' as const,
            name: 'whom',
            label: 'Reference or UPN of the brother or sister',
            hint: 'The reference stands on the child’s record, for example CH-1042. A child with no record here is added as somebody of the family instead',
            width: 'medium' as const,
          },
        ]
      : []),
    { kind: 'date', name: 'since', label: 'Since when is this known?', value: today },
    {
      kind: 'text',
      name: 'source',
      label: 'Who says so?',
      hint: 'For example: mother by telephone, birth certificates seen',
    },
  ]
}

function read(ask: Ask) {
  const reader = formReader(ask.form)
  const since = reader.date('since', 'The day', {
    notAfter: { day: ask.today, message: 'The day must be today or earlier.' },
  })
  const source = reader.text('source', 'Write down who says so, or which document.', 300)
  return { reader, since, source }
}

async function showJoin(ask: Ask): Promise<Answer> {
  return page(await joinPage(ask, await getChild(ask.trx, ask.params.childId ?? '')))
}

async function join(ask: Ask): Promise<Answer> {
  const child = await getChild(ask.trx, ask.params.childId ?? '')
  const { reader, since, source } = read(ask)
  const whom = reader.text('whom', 'Enter the reference or the UPN.', 40)
  const id = whom === '' ? undefined : await findChildNamed(ask.trx, whom)
  const other = id === undefined ? undefined : await findChild(ask.trx, id)
  if (whom !== '' && other === undefined)
    reader.fault(
      'whom',
      'No child with this reference or UPN is on record here. Look it up under “Find a child”.',
    )
  if (other?.id === child.id)
    reader.fault('whom', 'This is the child itself. Enter the brother’s or sister’s.')
  else if (other?.familyId === child.familyId)
    reader.fault('whom', `${other.givenName} is in this family already.`)
  if (other === undefined || since === undefined || reader.errors.length > 0)
    return unprocessable(await joinPage(ask, child, reader.errors))
  if (!(await joinFamily(ask, child, other, { since, source, together: true }))) return changed(child)
  return redirect(familyPaths.family(child.id), { recordIds: [other.id] })
}

function joinPage(ask: Ask, child: Child, errors?: readonly FieldError[]) {
  return formPage(ask, child, {
    heading: `Who is ${child.givenName}’s brother or sister?`,
    lead: 'From then on one tracing action can serve both, and each record leads to the other.',
    fields: fields(ask.today, true),
    button: 'Bring into the family',
    action: familyPaths.join(child.id),
    errors,
  })
}

async function siblingOf(ask: Ask, child: Child): Promise<Child | undefined> {
  const id = ask.params.sibling ?? ''
  const other = UUID.test(id) ? await findChild(ask.trx, id) : undefined
  return other?.familyId === child.familyId && other.id !== child.id ? other : undefined
}

async function showPart(ask: Ask): Promise<Answer> {
  const child = await getChild(ask.trx, ask.params.childId ?? '')
  const other = await siblingOf(ask, child)
  return other === undefined ? notFound() : page(await partPage(ask, child, other))
}

async function part(ask: Ask): Promise<Answer> {
  const child = await getChild(ask.trx, ask.params.childId ?? '')
  const other = await siblingOf(ask, child)
  if (other === undefined) return notFound()
  const { reader, since, source } = read(ask)
  if (since === undefined || reader.errors.length > 0)
    return unprocessable(await partPage(ask, child, other, reader.errors))
  if (!(await joinFamily(ask, child, other, { since, source, together: false }))) return changed(child)
  return redirect(familyPaths.family(child.id), { recordIds: [other.id] })
}

function partPage(ask: Ask, child: Child, other: Child, errors?: readonly FieldError[]) {
  return formPage(ask, child, {
    heading: `Are ${child.givenName} and ${other.givenName} not of one family?`,
    lead: `${other.givenName} leaves this family. Both records keep who said so; their cases stay as they are.`,
    fields: fields(ask.today, false),
    button: 'They are not of one family',
    action: familyPaths.leave(child.id, other.id),
    errors,
  })
}

function changed(child: Child): Answer {
  return refused(
    {
      code: 'STALE',
      message: 'Somebody changed this record at the same moment. Open the family and look again.',
    },
    familyPaths.family(child.id),
  )
}
