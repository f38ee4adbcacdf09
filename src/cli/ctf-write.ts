import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { nextSerial } from '../exchange/ctf/ctf-file-name.ts'
import { ctfFromJson } from '../exchange/ctf/ctf-json.ts'
import { writeCtf } from '../exchange/ctf/write-ctf.ts'
import { describeProblem } from '../exchange/file-problem.ts'
import { type Command, type CommandIo, wrongUsage } from './command.ts'

export const ctfWriteCommand: Command = {
  name: 'ctf write',
  summary: 'Make a common transfer file from JSON',
  usage: `
Usage: onroll ctf write FILE.json --to DESTINATION --out DIR [options]

  --to DESTINATION   a school's seven-digit number, 860LLLL for an authority, XXXXXXX for an unknown destination or
                     MMMMMMM for outside the maintained sector of England and Wales
  --out DIR          where the file is put; made when it is not there. No file is ever replaced
  --serial N         1 to 999; without it the next number free in DIR
  --version V        12.0, 19.0 or 25.0; without it the version of the JSON, or 25.0
  --resend-of NAME   the rejected file that this one replaces

The JSON is what onroll ctf read prints. FILE.json may be - for stdin. Prints the path of the file made.

Exit code 0; 1 when the file is refused; 2 on wrong usage.
`,
  async run(args, io) {
    const parsed = parseOptions(args)
    if (typeof parsed === 'string') return wrongUsage(io, ctfWriteCommand, parsed)
    let json: unknown
    try {
      json = JSON.parse(await textOf(parsed.file, io)) as unknown
    } catch (error) {
      io.err(`Cannot read ${parsed.file}: ${error instanceof Error ? error.message : ''}\n`)
      return 1
    }
    const draft = ctfFromJson(json)
    if (!draft.ok) return refused(io, draft.refusal)
    const folder = resolve(io.cwd, parsed.out)
    const source = { lea: String(draft.value.source.lea), estab: String(draft.value.source.estab) }
    const written = writeCtf(draft.value, {
      destination: parsed.to,
      serial: parsed.serial ?? nextSerial(await namesIn(folder), source, parsed.to) ?? 1000,
      madeAt: new Date().toISOString().slice(0, 19),
      ...(parsed.version === undefined ? {} : { version: parsed.version }),
      ...(parsed.resendOf === undefined ? {} : { resendOf: parsed.resendOf }),
    })
    if (!written.ok) return refused(io, written.refusal)
    const path = join(folder, written.value.fileName)
    try {
      await mkdir(folder, { recursive: true })
      await writeFile(path, written.value.text, { flag: 'wx', mode: 0o600 })
    } catch (error) {
      const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
      const message = isThere ? 'it is there already. Give another serial number.' : String(error)
      return refused(io, {
        code: 'FILE_NOT_WRITTEN',
        message: `Cannot write ${written.value.fileName}: ${message}`,
      })
    }
    for (const { path: field, because } of written.value.omitted) io.err(`${field}: ${because}\n`)
    for (const problem of written.value.warnings) io.err(`${describeProblem(problem)}\n`)
    const shown = relative(io.cwd, path)
    io.out(`${shown.startsWith('..') ? path : shown}\n`)
    return 0
  },
}

interface WriteOptions {
  readonly file: string
  readonly to: string
  readonly out: string
  readonly serial?: number
  readonly version?: string
  readonly resendOf?: string
}

/** The options, or what is wrong with them. */
function parseOptions(args: readonly string[]): WriteOptions | string {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { to: text, out: text, serial: text, version: text, 'resend-of': text },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return 'Name one JSON file.'
    if (values.to === undefined) return 'Say where the file goes with --to.'
    if (values.out === undefined) return 'Say where to put the file with --out.'
    if (values.serial !== undefined && !/^\d{1,3}$/.test(values.serial)) return 'Give --serial as 1 to 999.'
    const resendOf = values['resend-of']
    return {
      file,
      to: values.to,
      out: values.out,
      ...(values.serial === undefined ? {} : { serial: Number(values.serial) }),
      ...(values.version === undefined ? {} : { version: values.version }),
      ...(resendOf === undefined ? {} : { resendOf }),
    }
  } catch (error) {
    return error instanceof Error ? error.message : 'The options cannot be understood.'
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

async function textOf(file: string, io: CommandIo): Promise<string> {
  if (file !== '-') return readFile(resolve(io.cwd, file), 'utf8')
  const pieces: Buffer[] = []
  for await (const piece of io.stdin) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString('utf8')
}

function refused(io: CommandIo, { code, message }: { readonly code: string; readonly message: string }): 1 {
  io.err(`${JSON.stringify({ refused: code, message })}\n`)
  return 1
}
