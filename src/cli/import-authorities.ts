import { readLocalAuthorities } from '../exchange/local-authorities/read-local-authorities.ts'
import { saveNationalAuthorities } from '../features/schools/index.ts'
import type { Command } from './command.ts'
import { readNamedFile, tellProblems } from './read-file-for-command.ts'
import { readFlags } from './read-flags.ts'
import { runImport } from './run-import.ts'

const usage = `
Usage: onroll import authorities FILE [--dry-run] [--json] [--state DIR]

Brings the list of English local authorities up to a CSV with the columns la_code, gss_code, la_name and status
(current or historic), as data/english-local-authorities.csv has them. Run again, it changes nothing.`

export const importAuthoritiesCommand: Command = {
  name: 'import authorities',
  summary: 'Brings the list of local authorities up to a file',
  usage,
  async run(args, io) {
    const flags = readFlags(
      io,
      { usage },
      args,
      { 'dry-run': 'switch', json: 'switch' },
      { least: 1, most: 1 },
    )
    if (flags === undefined) return 2
    const file = await readNamedFile(io, flags.words[0] ?? '')
    if (file === undefined) return 1
    const reading = readLocalAuthorities(file.bytes)
    tellProblems(io, reading.problems)
    if (reading.refused) return 1
    return runImport(io, {
      action: 'import-authorities',
      dryRun: flags.has('dry-run'),
      json: flags.has('json'),
      needsAuthority: false,
      async work(trx) {
        const changed = await saveNationalAuthorities(trx, reading.authorities)
        return { ok: true, value: { read: reading.authorities.length, changed } }
      },
      inWords: (counts) => `${counts.read} authorities read: ${counts.changed} new or changed`,
    })
  },
}
