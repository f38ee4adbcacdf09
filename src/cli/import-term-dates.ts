import { readAuthorityTermDates } from '../exchange/term-dates/read-authority-term-dates.ts'
import { readSchoolTermDates } from '../exchange/term-dates/read-school-term-dates.ts'
import type { TermDatesReading } from '../exchange/term-dates/term-dates.ts'
import { importTermDatesFile } from '../features/schools/index.ts'
import type { Command } from './command.ts'
import { readNamedFile, tellProblems } from './read-file-for-command.ts'
import { readFlags } from './read-flags.ts'
import { runImport } from './run-import.ts'

const usage = `
Usage: onroll import term-dates FILE [--dry-run] [--json] [--state DIR]

Brings calendars up to a file: the authority's term dates as JSON, or schools' own as CSV with the columns
school,term,first,last,kind (kind: term, half-term, inset, closed, open). For each academic year that the file speaks
of it replaces what stood there. Every date that rests on a changed calendar is worked out again.`

export const importTermDatesCommand: Command = {
  name: 'import term-dates',
  summary: 'Brings the term dates of the authority or of schools up to a file',
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
    const reading = read(file.bytes)
    tellProblems(io, reading.problems)
    if (reading.refused) return 1
    return runImport(io, {
      action: 'import-term-dates',
      dryRun: flags.has('dry-run'),
      json: flags.has('json'),
      needsAuthority: true,
      async work(trx, { clock, jobs }, laId) {
        const done = await importTermDatesFile(trx, jobs, reading, {
          laId,
          at: clock.now(),
          by: null,
          today: clock.today(),
        })
        return done.ok ? { ok: true, value: { ...done.value } } : done
      },
      inWords: (counts) =>
        `${counts.added} periods new, ${counts.superseded} replaced, ${counts.unchanged} as they were`,
    })
  },
}

// Told apart by content: an authority's file is JSON.
function read(bytes: Buffer): TermDatesReading {
  const first = bytes
    .subarray(0, 200)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .charAt(0)
  return first === '{' || first === '[' ? readAuthorityTermDates(bytes) : readSchoolTermDates(bytes)
}
