import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { daysBetween } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { Packs } from '../../rules/packs.ts'
import { listNationalAuthorities } from '../schools/index.ts'
import { type CmeContact, listCmeContacts } from './cme-contacts.store.ts'

/** One authority of the country and whom to ask there, if anybody wrote it down. */
export interface DirectoryEntry {
  readonly code: string
  readonly name: string
  readonly own: boolean
  readonly contact: CmeContact | undefined
  /** What our own pack says of our own team, until somebody writes more. */
  readonly fromPack: { readonly post: string; readonly email: string; readonly phone: string } | undefined
}

/** Every English authority in being, by name, with its latest contact. */
export async function listDirectory(
  read: ReadTrx,
  own: { readonly laId: number; readonly pack: string },
  packs: Packs,
  today: PlainDate,
): Promise<readonly DirectoryEntry[]> {
  const contacts = await listCmeContacts(read)
  return (await listNationalAuthorities(read)).map(({ code, name }) => {
    const isOwn = Number(code) === own.laId
    return {
      code,
      name,
      own: isOwn,
      contact: contacts.get(code),
      fromPack: isOwn ? ownTeam(packs, own.pack, today) : undefined,
    }
  })
}

function ownTeam(packs: Packs, pack: string, today: PlainDate): DirectoryEntry['fromPack'] {
  const team = packs.rulesAt(today, pack).contact('cme-team')
  if (!team.ok) return undefined
  const { name, email = '', phones = [] } = team.value.value
  return { post: name, email, phone: phones.join(', ') }
}

/** Entries whose name, code, post or e-mail holds what was typed. */
export function findInDirectory(
  entries: readonly DirectoryEntry[],
  typed: string,
): readonly DirectoryEntry[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return entries
  return entries.filter(({ code, name, contact, fromPack }) =>
    [code, name, contact?.post, contact?.email, fromPack?.email].some((text) =>
      text?.toLowerCase().includes(wanted),
    ),
  )
}

/** How old a confirmation is, in words; long ago is said so, because posts and addresses change. */
export function ageOfContact(confirmedOn: PlainDate, today: PlainDate): string {
  const days = daysBetween(confirmedOn, today)
  if (days <= 0) return 'confirmed today'
  if (days === 1) return 'confirmed yesterday'
  if (days < 60) return `confirmed ${days} days ago`
  const months = Math.floor(days / 30.44)
  if (months < 24) return `confirmed ${months} months ago`
  return `confirmed ${Math.floor(days / 365.25)} years ago`
}
