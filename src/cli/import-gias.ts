import { type PlainDate, parsePlainDate } from '../domain/calendar/plain-date.ts'
import { readAllEstablishments } from '../exchange/gias/read-establishments.ts'
import { importEstablishments } from '../features/schools/index.ts'
import { type Command, wrongUsage } from './command.ts'
import { readNamedFile, tellProblems } from './read-file-for-command.ts'
import { readFlags } from './read-flags.ts'
import { runImport } from './run-import.ts'

const usage = `
Usage: onroll import gias FILE [--on YYYY-MM-DD] [--dry-run] [--json] [--state DIR]

Brings the register of schools up to the "Establishment fields" CSV of Get Information About Schools. Closures, new
numbers and successors are kept as history; nothing is deleted. The day comes from --on, from the file's name
(edubasealldataYYYYMMDD.csv), or is today. The same file again changes nothing; an older one is refused.`

export const importGiasCommand: Command = {
  name: 'import gias',
  summary: 'Brings the register of schools up to a GIAS file',
  usage,
  async run(args, io) {
    const types = { on: 'text', 'dry-run': 'switch', json: 'switch' } as const
    const flags = readFlags(io, { usage }, args, types, { least: 1, most: 1 })
    if (flags === undefined) return 2
    const on = flags.text.on === undefined ? undefined : parsePlainDate(flags.text.on)
    if (flags.text.on !== undefined && on === undefined)
      return wrongUsage(io, { usage }, '--on takes a day as YYYY-MM-DD.')
    const file = await readNamedFile(io, flags.words[0] ?? '')
    if (file === undefined) return 1
    const reading = readAllEstablishments(file.bytes)
    tellProblems(io, reading.problems)
    if (reading.refused) return 1
    return runImport(io, {
      action: 'import-gias',
      dryRun: flags.has('dry-run'),
      json: flags.has('json'),
      needsAuthority: false,
      async work(trx, { clock }) {
        const speaksFor = on ?? dayInName(file.fileName) ?? clock.today()
        const { fileName, sha256 } = file
        const done = await importEstablishments(trx, reading.all, {
          fileName,
          sha256,
          speaksFor,
          at: clock.now(),
        })
        return done.ok ? { ok: true, value: { ...done.value, speaksFor } } : done
      },
      inWords: (counts) =>
        `${counts.read} schools read for ${counts.speaksFor}: ${counts.added} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.links} new links; ${counts.notInFile} held but not in this file`,
    })
  },
}

function dayInName(name: string): PlainDate | undefined {
  const digits = /(20\d{2})(\d{2})(\d{2})/.exec(name)
  return digits === null ? undefined : parsePlainDate(`${digits[1]}-${digits[2]}-${digits[3]}`)
}
