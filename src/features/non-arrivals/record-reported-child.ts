import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { foldName, nameKey } from '../../linkage/name-key.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { nextReference } from '../cases/index.ts'
import {
  correctContact,
  findAddress,
  findOpenEntry,
  getChild,
  insertAddress,
  insertChild,
  insertContacts,
  insertEntry,
  insertFacts,
  insertFamily,
  insertFlags,
  listContacts,
  listFlags,
  openChildTo,
  type Recorded,
} from '../children/index.ts'
import type { StepContext } from './journey.ts'
import { searchOwnChildren, setUpnIfMissing } from './non-arrivals.store.ts'
import { onTheRoll, type SchoolReport } from './school-report.ts'

/** Makes the record of a child that nobody held; in the family of a brother or sister on the school's own register. */
export async function makeChild(context: StepContext, report: SchoolReport): Promise<string> {
  const { trx, by, now } = context
  const { pupil } = report
  const id = newId(now)
  const familyId = (await findFamily(context, report)) ?? (await makeFamily(context))
  const number = await nextReference(trx, 'child')
  await insertChild(
    trx,
    by.laId,
    {
      id,
      familyId,
      reference: String(number).padStart(6, '0'),
      givenName: pupil.givenName,
      middleNames: pupil.middleNames,
      familyName: pupil.familyName,
      knownAs: pupil.knownAs,
      formerFamilyName: pupil.formerFamilyName,
      bornOn: pupil.bornOn,
      sex: pupil.sex,
      upn: pupil.upn,
      nameKey: nameKey(pupil.givenName, pupil.familyName),
    },
    now,
  )
  await openChildTo(trx, id, by.organisationId, 'reported by the school', now)
  return id
}

async function makeFamily({ trx, by, now }: StepContext): Promise<string> {
  const id = newId(now)
  await insertFamily(trx, by.laId, id, now)
  return id
}

async function findFamily(
  { trx, now, requestId }: StepContext,
  report: SchoolReport,
): Promise<string | undefined> {
  for (const { givenName, familyName, bornOn } of report.siblings?.siblings ?? []) {
    if (bornOn === undefined) continue
    const search = { nameKey: nameKey(givenName, familyName), bornOn }
    const [same] = (await searchOwnChildren(trx, search, now, requestId)).filter(
      ({ likeness }) => likeness === 1,
    )
    if (same) return (await getChild(trx, same.childId)).familyId
  }
  return undefined
}

/** Writes beside what is held already what the school says of the child. Nothing held is overwritten. */
export async function recordReport(
  context: StepContext,
  childId: string,
  report: SchoolReport,
): Promise<void> {
  const { trx, by, now, today } = context
  const how: Recorded = {
    laId: by.laId,
    childId,
    source: by.organisationName,
    on: today,
    at: now,
    by: by.accountId,
  }
  await insertFacts(trx, factsOf(report, now), how)
  if (report.pupil.upn && !report.pupil.upnWarning) await setUpnIfMissing(trx, childId, report.pupil.upn)
  await recordAddress(context, report, how)
  await recordContacts(context, report, how)
  const held = new Set((await listFlags(trx, childId)).map(({ code }) => code))
  const news = report.risk.flags.filter(({ id }) => !held.has(id))
  await insertFlags(
    trx,
    news.map(({ id }) => ({ id: newId(now), code: id })),
    how,
  )
}

/** Puts the name on the admission register from the day of admission, unless it stands there already. */
export async function putOnRegister(
  { trx, by, now, school }: StepContext,
  childId: string,
  startingOn: PlainDate,
  yearGroup: string | undefined,
): Promise<void> {
  if (await findOpenEntry(trx, childId, school.urn)) return
  const entry = {
    id: newId(now),
    childId,
    schoolUrn: school.urn,
    yearGroup,
    startingOn,
    source: 'report of the school',
  }
  await insertEntry(trx, by.laId, entry, now)
}

function factsOf(report: SchoolReport, now: Date) {
  const { pupil, siblings, family } = report
  const day = onTheRoll(report).admission
  const { bornOn, sex, upn, upnWarning, ...names } = pupil
  const said: readonly (readonly [string, unknown])[] = [
    ['names', names],
    ['birth-date', bornOn],
    ['sex', sex],
    ...(upn ? [['upn', { upn, checkLetterFits: upnWarning === undefined }] as const] : []),
    ...(day.yearGroup ? [['year-group', day.yearGroup] as const] : []),
    ...(day.previousSchool ? [['previous-school', day.previousSchool] as const] : []),
    ...(siblings?.siblings ?? []).map((sibling) => ['sibling', sibling] as const),
    ...(family.noneBecause ? [['no-contact-known', family.noneBecause] as const] : []),
    ...(report.address.known ? [] : [['address-not-known', true] as const]),
  ]
  return said.map(([kind, value]) => ({ id: newId(now), kind, value }))
}

async function recordAddress(
  { trx, now }: StepContext,
  { address }: SchoolReport,
  how: Recorded,
): Promise<void> {
  if (!address.known) return
  const held = await findAddress(trx, how.childId)
  const same =
    held !== undefined &&
    foldName(held.lines) === foldName(address.lines) &&
    (held.postcode ?? '').replace(/\s/g, '') === (address.postcode ?? '').replace(/\s/g, '')
  if (same && !address.secret) return
  await insertAddress(
    trx,
    {
      id: newId(now),
      lines: address.lines,
      postcode: address.postcode,
      district: address.district,
      protected: address.secret,
    },
    how,
  )
}

async function recordContacts(
  { trx, now }: StepContext,
  { family }: SchoolReport,
  how: Recorded,
): Promise<void> {
  const held = await listContacts(trx, how.childId)
  const heldByName = new Map(held.map((contact) => [foldName(contact.name), contact]))
  const news = family.contacts.filter(({ name }) => !heldByName.has(foldName(name)))
  for (const contact of family.contacts) {
    const known = heldByName.get(foldName(contact.name))
    if (known && contact.mustNotContact && !known.mustNotContact)
      await correctContact(
        trx,
        known.id,
        {
          ...known,
          id: newId(now),
          mustNotContact: true,
          mustNotContactReason: contact.mustNotContactReason ?? null,
        },
        'Must not be contacted any more',
        how,
      )
  }
  await insertContacts(
    trx,
    news.map((contact, index) => ({
      id: newId(now),
      position: held.length + index + 1,
      name: contact.name,
      relationship: contact.relationship,
      parentalResponsibility: contact.parentalResponsibility,
      livesWithChild: contact.livesWithChild,
      emergency: contact.emergency,
      phone: contact.phone ?? null,
      email: contact.email ?? null,
      address: null,
      mustNotContact: contact.mustNotContact,
      mustNotContactReason: contact.mustNotContactReason ?? null,
    })),
    how,
  )
}
