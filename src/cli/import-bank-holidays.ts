import { readBankHolidays } from '../exchange/bank-holidays/read-bank-holidays.ts'
import { enqueueRecompute, importBankHolidays } from '../features/schools/index.ts'
import type { Command } from './command.ts'
import { readNamedFile, tellProblems } from './read-file-for-command.ts'
import { readFlags } from './read-flags.ts'
import { runImport } from './run-import.ts'

const usage = `
Usage: onroll import bank-holidays FILE [--dry-run] [--json] [--state DIR]

Brings the bank holidays up to the JSON published at gov.uk/bank-holidays.json. A holiday that was moved is withdrawn
from its old day. Every date that rests on them is worked out again.`

export const importBankHolidaysCommand: Command = {
  name: 'import bank-holidays',
  summary: 'Brings the bank holidays up to the published list',
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
    const reading = readBankHolidays(file.bytes)
    tellProblems(io, reading.problems)
    if (reading.refused) return 1
    return runImport(io, {
      action: 'import-bank-holidays',
      dryRun: flags.has('dry-run'),
      json: flags.has('json'),
      needsAuthority: false,
      async work(trx, { clock, jobs }, laId) {
        const done = await importBankHolidays(trx, reading.holidays, {
          fileName: file.fileName,
          sha256: file.sha256,
          at: clock.now(),
        })
        const moved = done.ok && done.value.changed + done.value.withdrawn > 0
        if (moved && laId !== 0)
          await enqueueRecompute(
            trx,
            jobs,
            laId,
            { scope: 'authority' },
            'The bank holidays were brought up to date.',
          )
        return done.ok ? { ok: true, value: { ...done.value } } : done
      },
      inWords: (counts) =>
        `${counts.read} bank holidays read: ${counts.changed} new or changed, ${counts.withdrawn} withdrawn`,
    })
  },
}
