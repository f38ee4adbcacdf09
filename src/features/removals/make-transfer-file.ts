import { displayDate } from '../../domain/calendar/display-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { composeTransferFile } from '../../exchange/ctf/compose-transfer-file.ts'
import type { CtfContact } from '../../exchange/ctf/ctf.ts'
import { nextSerial } from '../../exchange/ctf/ctf-file-name.ts'
import { type WrittenCtf, writeCtf } from '../../exchange/ctf/write-ctf.ts'
import { londonDay, londonMinutes } from '../../platform/clock/clock.ts'
import type { ActContext } from '../cases/index.ts'
import { findAddress, hasProtectedAddress, listContacts } from '../children/index.ts'
import { composeMessage } from '../letters/index.ts'
import { findLaestabOn, findSchool } from '../schools/index.ts'
import { findLastEntry, holdTransferFiles, listTransferFileNames } from './entries.store.ts'

export interface FileWanted {
  readonly destination: string
  /** The rejected file that this one replaces. */
  readonly resendOf?: string
}

/**
 * Makes the transfer file of a leaver, one pupil, ready for a person to upload, and keeps it in the outbox.
 * @refuses FILE_NOT_MADE_HERE: among others the file of a child whose home must stay secret; the school is not told so
 */
export async function makeTransferFile(context: ActContext, wanted: FileWanted): Promise<Result<WrittenCtf>> {
  const { deps, trx, by, matter, child, today } = context
  if (matter.schoolUrn === null) throw new Error('A transfer file needs a school')
  const school = await findSchool(trx, matter.schoolUrn)
  const entry = await findLastEntry(trx, child.id, matter.schoolUrn)
  const leavingOn = entry?.endedOn ?? today
  const laestab = (await findLaestabOn(trx, matter.schoolUrn, leavingOn)) ?? school?.laestab
  if (!school || !laestab) {
    return refuse({
      code: 'SCHOOL_HAS_NO_NUMBER',
      message:
        'Your school has no seven-digit number in the register, so no file can carry it. Ask the data officer to import the newest register.',
    })
  }
  const draft = composeTransferFile({
    school: { laestab, name: school.name, urn: school.urn },
    pupil: await pupilOf(context, entry?.yearGroup ?? null),
    ...(entry ? { entryOn: entry.startingOn } : {}),
    leavingOn,
    leavingReason: entry?.ground ?? 'not recorded',
    protectedChild: await hasProtectedAddress(trx, child.id),
  })
  const source = { lea: laestab.slice(0, 3), estab: laestab.slice(3) }
  // Two files made in one moment must not carry one number.
  await holdTransferFiles(trx, by.organisationId)
  const serial = nextSerial(await listTransferFileNames(trx, by.organisationId), source, wanted.destination)
  if (serial === undefined)
    return refuse({
      code: 'SERIALS_USED_UP',
      message: 'All 999 file numbers for this destination are used. Ask the data officer.',
    })
  const written = writeCtf(draft, {
    destination: wanted.destination,
    serial,
    madeAt: londonTime(deps.clock.now()),
    ...(wanted.resendOf ? { resendOf: wanted.resendOf } : {}),
  })
  if (!written.ok) return written.refusal.code === 'PROTECTED_CHILD' ? refuse(NOT_HERE) : written
  const { fileName, text } = written.value
  await composeMessage(deps, trx, by, {
    template: 'transfer-file',
    pack: by.pack,
    to: { name: 's2s', address: 'uploaded by a person' },
    organisationId: by.organisationId,
    matterId: matter.id,
    childId: child.id,
    effectKey: `transfer-file ${matter.id} ${fileName}`,
    facts: {
      reference: matter.reference,
      fileName,
      replaces: wanted.resendOf,
      today: displayDate(today),
      byName: by.name,
    },
    file: { name: fileName, contentType: 'application/xml', bytes: Buffer.from(text, 'utf8') },
  })
  return ok(written.value)
}

const NOT_HERE = {
  code: 'FILE_NOT_MADE_HERE',
  message:
    'This file cannot be made here. Ring the CME team of your authority; they will say how the records are to be sent.',
}

// The clock on the wall of the school, as its own system would write it.
function londonTime(now: Date): string {
  const minutes = londonMinutes(now)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${londonDay(now)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(now.getUTCSeconds())}`
}

async function pupilOf({ trx, child }: ActContext, yearGroup: string | null) {
  const address = await findAddress(trx, child.id)
  const contacts = await listContacts(trx, child.id)
  return {
    ...(child.upn ? { upn: child.upn } : {}),
    surname: child.familyName,
    forename: child.givenName,
    dob: child.bornOn,
    ...(child.sex === 'F' || child.sex === 'M' ? { sex: child.sex } : {}),
    basicDetails: {
      ...(child.middleNames ? { middleNames: child.middleNames } : {}),
      ...(child.knownAs ? { preferredForename: child.knownAs } : {}),
      ...(child.formerFamilyName ? { formerSurname: child.formerFamilyName } : {}),
      ...(yearGroup ? { ncYearActual: yearGroup } : {}),
    },
    ...(address
      ? {
          address: {
            addressLines: linesOf(address.lines),
            ...(address.postcode ? { postCode: address.postcode } : {}),
          },
        }
      : {}),
    contacts: contacts.map(
      (contact, index): CtfContact => ({
        order: String(index + 1),
        surname: contact.name.split(' ').at(-1) ?? contact.name,
        forename: contact.name.split(' ').slice(0, -1).join(' '),
        relationship: contact.relationship,
        responsibility: contact.parentalResponsibility === 'yes',
        ...(contact.phone ? { phones: [{ telephoneType: 'H', phoneNo: contact.phone }] } : {}),
      }),
    ),
  }
}

function linesOf(text: string) {
  const [addressLine1, addressLine2, addressLine3, addressLine4, ...rest] = text.split('\n')
  return {
    addressLine1: addressLine1 ?? '',
    ...(addressLine2 ? { addressLine2 } : {}),
    ...(addressLine3 ? { addressLine3 } : {}),
    ...(addressLine4 ? { addressLine4 } : {}),
    ...(rest.length > 0 ? { addressLine5: rest.join(', ') } : {}),
  }
}
