import { newId } from '../../platform/ids/new-id.ts'
import { actRoutes, insertSafetyContact, listLooseSafetyContacts, readSafetyContact } from '../cases/index.ts'
import { type Answer, type Ask, page, type Route, redirect, unprocessable } from '../slice.ts'
import { concernPaths } from './concerns.paths.ts'
import { looseContactPage, looseContactRecordedPage } from './loose-contact.page.tsx'
import { raiseConcernAct } from './safety-contact.act.ts'

const common = { permission: 'record-safety-contact', record: 'none', data: 'organisation' } as const
const RECENT_DAYS = 7

/** Whom somebody told about a child's safety: on a matter, and without one (policy 1.4, 4.8). */
export const concernsRoutes: readonly Route[] = [
  ...actRoutes(raiseConcernAct),
  {
    ...common,
    method: 'GET',
    path: concernPaths.loose,
    writes: false,
    audit: 'open-loose-safety-contact',
    handle: showLoose,
  },
  {
    ...common,
    method: 'POST',
    path: concernPaths.loose,
    writes: true,
    audit: 'record-loose-safety-contact',
    handle: recordLoose,
  },
  {
    ...common,
    method: 'GET',
    path: concernPaths.recorded,
    writes: false,
    audit: 'open-loose-safety-contact-recorded',
    handle: async () => page(looseContactRecordedPage()),
  },
]

async function showLoose(ask: Ask): Promise<Answer> {
  return page(await pageOf(ask))
}

async function pageOf(ask: Ask, errors: Parameters<typeof looseContactPage>[0]['errors'] = []) {
  const since = new Date(ask.now.getTime() - RECENT_DAYS * 86_400_000)
  return looseContactPage({
    rules: ask.deps.packs.rulesAt(ask.today, ask.by.pack),
    now: ask.now,
    hidden: ask.hidden,
    recent: await listLooseSafetyContacts(ask.trx, ask.by.accountId, since),
    typed: errors.length > 0 ? ask.form : undefined,
    errors,
  })
}

async function recordLoose(ask: Ask): Promise<Answer> {
  const { by, now } = ask
  const reading = readSafetyContact(ask.form, ask.deps.packs.rulesAt(ask.today, by.pack), now)
  if (!reading.ok) return unprocessable(await pageOf(ask, reading.errors))
  const id = newId(now)
  await insertSafetyContact(ask.trx, by.laId, {
    id,
    childId: null,
    matterId: null,
    told: reading.said.told,
    toldAt: reading.said.toldAt,
    reference: reading.said.reference ?? null,
    note: reading.said.note ?? null,
    recordedAt: now,
    recordedBy: by.accountId,
    organisationId: by.organisationId,
  })
  return redirect(concernPaths.recorded, { recordIds: [id] })
}
