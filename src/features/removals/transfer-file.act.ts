import { eventsOfKind, type MatterEvent } from '../../domain/case/matter-event.ts'
import { ok, type Result } from '../../domain/result.ts'
import { destinationFor, OUTSIDE_MAINTAINED_SECTOR } from '../../exchange/ctf/destination-for.ts'
import {
  type Act,
  type ActContext,
  type DateLimits,
  events,
  faults,
  formReader,
  getOrganisationOfKind,
  matterPaths,
  type Recorded,
} from '../cases/index.ts'
import { tellOrganisation } from '../letters/index.ts'
import { statusInWords } from './destination-form.ts'
import { findLastEntry } from './entries.store.ts'
import { makeTransferFile } from './make-transfer-file.ts'
import { statusOfEntry } from './status-of-entry.ts'

async function destinationOf(context: ActContext) {
  const status = await statusOfEntry(context)
  const entry =
    context.matter.schoolUrn === null
      ? undefined
      : await findLastEntry(context.trx, context.child.id, context.matter.schoolUrn)
  return { status, destination: destinationFor(status, entry?.endedOn ?? context.today) }
}

/** Policy 4.12, 4.13: the file carries the code of the true status; one pupil in a lost file. */
export const makeTransferFileAct: Act = {
  action: 'make-transfer-file',
  path: 'transfer-file',
  permission: 'make-transfer-file',
  async form(context) {
    const { status, destination } = await destinationOf(context)
    return {
      heading: `Make ${context.child.givenName}’s transfer file`,
      lead: destination.ok
        ? `Destination ${destination.value.code}: ${destination.value.because}`
        : `The destination on record is ${statusInWords(status)}. ${destination.refusal.message}`,
      button: 'Make the transfer file',
      citation: 'Policy 4.12 and 4.13; Education (Pupil Information) (England) Regulations 2005',
      fields: [
        {
          kind: 'words',
          name: 'w',
          text: 'You download the file and upload it to s2s yourself. Making it removes no name.',
        },
      ],
    }
  },
  async read(_form, context) {
    const { status, destination } = await destinationOf(context)
    if (!destination.ok) return faults([{ field: '', message: destination.refusal.message }])
    const written = await makeTransferFile(context, { destination: destination.value.code })
    if (!written.ok) return faults([{ field: '', message: written.refusal.message }])
    const { fileName, serial } = written.value
    return events({
      kind: 'transfer-file-made',
      facts: { destination: destination.value.code, serial, fileName, trueStatus: statusInWords(status) },
    })
  },
  leadsTo: whereTheFileIs,
}

/** To the files of the matter, since the next thing is to download it. */
function whereTheFileIs({ matter }: ActContext): string {
  return matterPaths.act(matter.id, 'letters')
}

/** T22, T24: somebody took the file to s2s. */
export const recordUploadAct: Act = {
  action: 'record-upload',
  path: 'upload',
  permission: 'make-transfer-file',
  async form(context) {
    const made = eventsOfKind(context.events, 'transfer-file-made').at(-1)
    return {
      heading: 'When was the file uploaded?',
      lead: made?.facts.fileName
        ? `File ${made.facts.fileName}`
        : 'No file has been made here. Record the upload of a file from your own system.',
      button: 'Record the upload',
      citation: 'Policy 4.12 to 4.14',
      fields: [
        { kind: 'date', name: 'on', label: 'On which day?', value: context.today },
        { kind: 'text', name: 'where', label: 'Where to?', value: 's2s', width: 'medium' },
        { kind: 'textarea', name: 'note', label: 'Note' },
      ],
    }
  },
  async read(form, { today, matter, events: history }) {
    const reader = formReader(form)
    const removedOn = eventsOfKind(history, 'removal-decided').at(-1)?.facts.onDate
    const on = reader.date('on', 'The day of the upload', {
      notAfter: { day: today, message: 'The day of the upload must be today or earlier.' },
      notBefore: {
        day: removedOn ?? matter.openedOn,
        message: 'The day of the upload must not be before the name was removed.',
      },
    })
    const where = reader.text('where', 'Write down where the file was uploaded.', 200)
    const note = reader.text('note')
    if (!on || reader.errors.length > 0) return faults(reader.errors)
    return events({
      kind: 'transfer-file-uploaded',
      happenedOn: on,
      facts: { where, ...(note ? { note } : {}) },
    })
  },
  after: tellOfLostFile,
}

/** Policy 4.14: the CME team hears of a lost file in the same action in which it is logged. */
async function tellOfLostFile(
  { deps, trx, by, matter }: ActContext,
  { state }: Recorded,
): Promise<Result<void>> {
  if (state.state !== 'Q9') return ok(undefined)
  await tellOrganisation(deps, trx, by, {
    template: 'lost-file-uploaded',
    pack: by.pack,
    organisation: await getOrganisationOfKind(trx, 'cme-team'),
    matter,
    about: String(state.eventCount),
  })
  return ok(undefined)
}

/** T25: s2s refused the file. */
export const recordRejectionAct: Act = {
  action: 'record-rejection',
  path: 'rejection',
  permission: 'make-transfer-file',
  async form() {
    return {
      heading: 'Why was the file rejected?',
      lead: 'Write down the message as it stood.',
      button: 'Record that the file was rejected',
      citation: 'Policy 4.12',
      fields: [{ kind: 'textarea', name: 'reason', label: 'Reason' }],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const reason = reader.text('reason', 'Write down the reason as s2s gave it.')
    return reader.errors.length > 0
      ? faults(reader.errors)
      : events({ kind: 'transfer-file-rejected', facts: { reason } })
  },
}

/** T25: a rejected file may go again as all M, for a reason; what is true of the child stays what it was. */
export const resendTransferFileAct: Act = {
  action: 'resend-transfer-file',
  path: 'resend',
  permission: 'make-transfer-file',
  async form(context) {
    const { status } = await destinationOf(context)
    return {
      heading: 'Send the file again?',
      lead: `The record goes on saying: ${statusInWords(status)}. Only the code in the file changes.`,
      button: 'Make the file again',
      citation: 'Policy 4.12; the law gives X and M different meanings',
      fields: [
        {
          kind: 'radios',
          name: 'code',
          label: 'Which code should it carry?',
          choices: [
            { value: 'same', text: 'The same code, corrected otherwise' },
            {
              value: 'm',
              text: `${OUTSIDE_MAINTAINED_SECTOR}, as the policy allows for a rejected file`,
              hint: 'A local way round; it does not make the child’s destination known',
            },
          ],
        },
        { kind: 'textarea', name: 'reason', label: 'Reason' },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const code = reader.choice('code', ['same', 'm'], 'Choose the code.')
    const reason = reader.text('reason', 'Write down the reason.')
    if (!code || reader.errors.length > 0) return faults(reader.errors)
    const before = lastFileOf(context.events)
    const { destination } = await destinationOf(context)
    const to =
      code === 'm'
        ? OUTSIDE_MAINTAINED_SECTOR
        : (before?.destination ?? (destination.ok ? destination.value.code : undefined))
    if (to === undefined) return faults([{ field: '', message: 'No destination is known for this file.' }])
    const written = await makeTransferFile(context, {
      destination: to,
      ...(before?.fileName ? { resendOf: before.fileName } : {}),
    })
    if (!written.ok) return faults([{ field: '', message: written.refusal.message }])
    const { fileName, serial } = written.value
    const replaces = before?.fileName ? { replaces: before.fileName } : {}
    return events({
      kind: 'transfer-file-resent',
      facts: { destination: to, reason, serial, fileName, ...replaces },
    })
  },
  after: tellOfLostFile,
  leadsTo: whereTheFileIs,
}

/** The file that went last, made or made again. */
function lastFileOf(history: readonly MatterEvent[]) {
  const made = eventsOfKind(history, 'transfer-file-made').at(-1)
  const resent = eventsOfKind(history, 'transfer-file-resent').at(-1)
  return (made?.seq ?? 0) > (resent?.seq ?? 0) ? made?.facts : resent?.facts
}

/** s2s sends the receiving school an e-mail that a file waits for it (policy 4.13). */
export const recordNotifiedAct: Act = {
  action: 'record-notified',
  path: 'notified',
  permission: 'make-transfer-file',
  onlyAdds: true,
  async form(context) {
    return {
      heading: 'When was the new school told of the file?',
      lead: 'As s2s shows it beside the file.',
      button: 'Record that the new school was told',
      citation: 'Policy 4.13',
      fields: [
        { kind: 'date', name: 'on', label: 'On which day?', value: context.today },
        { kind: 'text', name: 'told', label: 'Who was told?', width: 'medium' },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const on = reader.date('on', 'The day', sinceUpload(context, 'The day'))
    const told = reader.text('told', undefined, 200)
    if (!on || reader.errors.length > 0) return faults(reader.errors)
    return events({ kind: 'transfer-file-notified', happenedOn: on, facts: told ? { told } : {} })
  },
}

/** s2s deletes files after a time; one that nobody collected has to go again. */
export const recordClearedAct: Act = {
  action: 'record-cleared',
  path: 'cleared',
  permission: 'make-transfer-file',
  async form(context) {
    return {
      heading: 'When did s2s clear the file?',
      lead: 'A file that the new school had not collected must then be sent again.',
      button: 'Record that s2s cleared the file',
      fields: [
        { kind: 'date', name: 'on', label: 'On which day?', value: context.today },
        { kind: 'textarea', name: 'note', label: 'Note' },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const on = reader.date('on', 'The day', sinceUpload(context, 'The day'))
    const note = reader.text('note')
    if (!on || reader.errors.length > 0) return faults(reader.errors)
    return events({ kind: 'transfer-file-cleared', happenedOn: on, facts: note ? { note } : {} })
  },
}

function sinceUpload({ today, state, matter }: ActContext, what: string): DateLimits {
  return {
    notAfter: { day: today, message: `${what} must be today or earlier.` },
    notBefore: {
      day: state.transferFile.uploadedOn ?? matter.openedOn,
      message: `${what} must not be before the file was uploaded.`,
    },
  }
}

/** The receiving school, or the Lost Pupils Database, has taken the file. */
export const recordCollectionAct: Act = {
  action: 'record-collection',
  path: 'collection',
  permission: 'make-transfer-file',
  onlyAdds: true,
  async form() {
    return {
      heading: 'Who collected the file?',
      button: 'Record that the file was collected',
      fields: [{ kind: 'text', name: 'by', label: 'Collected by', width: 'medium' }],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const collectedBy = reader.text('by', 'Write down who collected it.', 200)
    return reader.errors.length > 0
      ? faults(reader.errors)
      : events({ kind: 'transfer-file-collected', facts: { collectedBy } })
  },
}

/** The return was sent at removal; this records one sent by other means. */
export const sendDeletionReturnAct: Act = {
  action: 'send-deletion-return',
  path: 'deletion-return',
  permission: 'make-transfer-file',
  async form() {
    return {
      heading: 'Deletion return',
      lead: 'It is due at or before the removal.',
      button: 'Record the return',
      citation: 'SI 2024/208, regulation 13(4)',
      fields: [{ kind: 'text', name: 'reference', label: 'Reference', width: 'medium' }],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const reference = reader.text('reference', 'Write down the reference.', 100)
    return reader.errors.length > 0
      ? faults(reader.errors)
      : events({ kind: 'deletion-return-sent', facts: { reference } })
  },
  async after() {
    return ok(undefined)
  },
}
