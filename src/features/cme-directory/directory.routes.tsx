import { may } from '../../platform/auth/roles.ts'
import type { FieldError } from '../cases/index.ts'
import {
  type Answer,
  type Ask,
  conflict,
  notFound,
  type Page,
  page,
  type Route,
  redirect,
  unprocessable,
} from '../slice.ts'
import { addCmeContact, listVersionsOf } from './cme-contacts.store.ts'
import { readContact } from './directory.form.ts'
import { DirectoryPage, EntryPage } from './directory.page.tsx'
import { directoryPaths } from './directory.paths.ts'
import { type DirectoryEntry, findInDirectory, listDirectory } from './directory-entries.ts'

/** The directory of CME contacts of every authority (policy 1.6 and 3.2). */
export const directoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/directory',
    permission: 'view-directory',
    record: 'none',
    data: 'organisation',
    writes: false,
    audit: 'view-directory',
    handle: showDirectory,
  },
  {
    method: 'GET',
    path: '/directory/:authorityCode',
    permission: 'view-directory',
    record: 'none',
    data: 'organisation',
    writes: false,
    audit: 'view-directory-entry',
    handle: showEntry,
  },
  {
    method: 'POST',
    path: '/directory/:authorityCode',
    permission: 'change-directory',
    record: 'none',
    data: 'organisation',
    writes: true,
    audit: 'change-directory-entry',
    handle: saveEntry,
  },
]

async function showDirectory({ trx, by, deps, today, query }: Ask): Promise<Answer> {
  const find = (query.get('find') ?? '').slice(0, 100)
  const all = await listDirectory(trx, by, deps.packs, today)
  const content = (
    <DirectoryPage
      entries={findInDirectory(all, find)}
      all={all.length}
      known={all.filter(({ contact, fromPack }) => contact ?? fromPack).length}
      find={find}
      today={today}
    />
  )
  return page({ title: 'CME contacts', section: 'hand-overs', content })
}

async function showEntry(ask: Ask): Promise<Answer> {
  const entry = await entryOf(ask)
  return entry === undefined ? notFound() : page(await entryPage(ask, entry))
}

async function saveEntry(ask: Ask): Promise<Answer> {
  const { trx, by, today, now, form } = ask
  const entry = await entryOf(ask)
  if (entry === undefined) return notFound()
  const about = { recordIds: [entry.code] }
  const reading = readContact(form, today)
  if (!reading.ok) return unprocessable(await entryPage(ask, entry, reading.errors), false, about)
  const latest = entry.contact?.version ?? 0
  const added =
    form.version() === latest &&
    (await addCmeContact(trx, by, {
      ...reading.contact,
      authorityCode: entry.code,
      version: latest + 1,
      confirmedBy: by.name,
      recordedAt: now,
    }))
  if (!added) return conflict(await entryPage(ask, (await entryOf(ask)) ?? entry, [], true), about)
  return redirect(directoryPaths.entry(entry.code), about)
}

async function entryOf({ trx, by, deps, today, params }: Ask): Promise<DirectoryEntry | undefined> {
  const all = await listDirectory(trx, by, deps.packs, today)
  return all.find(({ code }) => code === params.authorityCode)
}

async function entryPage(
  ask: Ask,
  entry: DirectoryEntry,
  errors?: readonly FieldError[],
  stale = false,
): Promise<Page> {
  const { trx, by, today, hidden, form } = ask
  const latest = entry.contact?.version ?? 0
  const content = (
    <EntryPage
      entry={entry}
      versions={await listVersionsOf(trx, entry.code)}
      today={today}
      {...(may(by.role, 'change-directory')
        ? {
            form: {
              hidden,
              version: stale ? latest : (form.version() ?? latest),
              stale,
              ...(errors === undefined ? {} : { typed: form, errors }),
            },
          }
        : {})}
    />
  )
  return { title: `${errors?.length ? 'Error: ' : ''}CME contact`, section: 'hand-overs', content }
}
