import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { readCtf } from '../exchange/ctf/read-ctf.ts'
import { describeProblem } from '../exchange/file-problem.ts'
import { type Command, type CommandIo, wrongUsage } from './command.ts'

/** What is printed of one file. */
async function reportOn(path: string, io: CommandIo) {
  const bytes = await readFile(resolve(io.cwd, path))
  const { file, problems, pupilLines, refused } = readCtf(bytes, { fileName: basename(path) })
  return {
    file: basename(path),
    refused,
    header: file
      ? { version: file.version, source: file.source, destination: file.destination, ...file.header }
      : null,
    pupils: (file?.pupils ?? []).map(({ upn, surname, forename, dob, sex }, index) => {
      return { line: pupilLines[index], upn, surname, forename, dob, sex }
    }),
    problems,
  }
}

export const ctfCheckCommand: Command = {
  name: 'ctf check',
  summary: 'Check common transfer files and tell what is wrong with them',
  usage: `
Usage: onroll ctf check FILE…

Prints a JSON report: {file, refused, header, pupils, problems}; for several files a list of such reports. Each problem is
{code, severity, line, path, found, expected}. Severity is refused (nothing of the file may be used), error or warning.

Exit code 0; 1 when a file has an error or is refused; 2 on wrong usage.

Example:
  onroll ctf check 8601234_CTF_XXXXXXX_001.xml
`,
  async run(args, io) {
    const paths = args.filter((word) => word !== '--json' && word !== '--')
    if (paths.length === 0) return wrongUsage(io, ctfCheckCommand, 'Name at least one file.')
    const reports = []
    for (const path of paths) {
      try {
        reports.push(await reportOn(path, io))
      } catch (error) {
        return wrongUsage(
          io,
          ctfCheckCommand,
          `Cannot read ${path}: ${error instanceof Error ? error.message : ''}`,
        )
      }
    }
    io.out(`${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`)
    const bad = reports.flatMap(({ file, problems }) =>
      problems.filter(({ severity }) => severity !== 'warning').map((problem) => ({ file, problem })),
    )
    for (const { file, problem } of bad) io.err(`${file}: ${describeProblem(problem)}\n`)
    return bad.length === 0 ? 0 : 1
  },
}
