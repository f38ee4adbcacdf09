import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { ctfToJson } from '../exchange/ctf/ctf-json.ts'
import { readCtf } from '../exchange/ctf/read-ctf.ts'
import { describeProblem } from '../exchange/file-problem.ts'
import { type Command, wrongUsage } from './command.ts'

export const ctfReadCommand: Command = {
  name: 'ctf read',
  summary: 'Turn a common transfer file into JSON',
  usage: `
Usage: onroll ctf read FILE

Prints {source:{lea,estab,name}, destination:{lea,estab}, version, pupils:[…]} with lower-camel names of the elements.
Elements that the format does not know are kept under "other". The rest of the header is under "header", unless Onroll
wrote the file. Problems go to stderr.

Exit code 0; 1 when the file is refused; 2 on wrong usage.
`,
  async run(args, io) {
    const [path, ...more] = args.filter((word) => word !== '--json' && word !== '--')
    if (path === undefined || more.length > 0) return wrongUsage(io, ctfReadCommand, 'Name one file.')
    let bytes: Uint8Array
    try {
      bytes = await readFile(resolve(io.cwd, path))
    } catch (error) {
      return wrongUsage(
        io,
        ctfReadCommand,
        `Cannot read ${path}: ${error instanceof Error ? error.message : ''}`,
      )
    }
    const { file, problems } = readCtf(bytes, { fileName: basename(path) })
    for (const problem of problems) io.err(`${describeProblem(problem)}\n`)
    if (file === undefined) return 1
    io.out(`${JSON.stringify(ctfToJson(file), null, 2)}\n`)
    return 0
  },
}
