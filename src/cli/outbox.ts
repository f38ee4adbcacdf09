import { type ExportedMessage, exportOutbox } from '../features/letters/export-outbox.store.ts'
import { listAuthorityIds } from '../platform/db/installation.store.ts'
import { type Command, wrongUsage } from './command.ts'
import { withOnroll } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll outbox [--json] [--since INSTANT] [--state DIR]

Every letter, e-mail and partner file made, oldest first, with its words and its addressee. INSTANT as 2026-11-24 or
2026-11-24T10:00:00Z. The content of a file comes as base64.`

export const outboxCommand: Command = {
  name: 'outbox',
  summary: 'Lists every letter, e-mail and file made, with its words',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { json: 'switch', since: 'text' })
    if (flags === undefined) return 2
    const since = flags.text.since === undefined ? new Date(0) : new Date(flags.text.since)
    if (Number.isNaN(since.getTime())) return wrongUsage(io, { usage }, '--since takes an instant.')
    return withOnroll(io, async ({ workerDeps }) => {
      const lines: ExportedMessage[] = []
      for (const id of await listAuthorityIds(workerDeps.db))
        lines.push(...(await exportOutbox(workerDeps.db, id, since)))
      if (flags.has('json')) io.out(`${JSON.stringify(lines.map(toJson), null, 1)}\n`)
      else for (const line of lines) io.out(inWords(line))
      return 0
    })
  },
}

function toJson(line: ExportedMessage) {
  return {
    id: line.id,
    kind: line.kind,
    to: { name: line.to_name, address: line.to_address },
    subject: line.subject,
    text: line.body,
    template: line.template,
    packEdition: line.pack_edition,
    status: line.status,
    tries: line.tries,
    problem: line.problem,
    file:
      line.bytes === null
        ? null
        : { name: line.file_name, contentType: line.content_type, base64: line.bytes.toString('base64') },
    madeAt: line.made_at.toISOString(),
    sentAt: line.sent_at?.toISOString() ?? null,
    matterId: line.matter_id,
    childId: line.child_id,
  }
}

function inWords(line: ExportedMessage): string {
  const head = `${line.made_at.toISOString()}  ${line.kind}  ${line.status}  to ${line.to_name} <${line.to_address}>`
  return `${head}\n${line.subject}\n\n${line.body}\n${line.file_name === null ? '' : `[${line.file_name}]\n`}\n`
}
