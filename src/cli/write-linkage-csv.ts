import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import process from 'node:process'
import { escapeFormula } from '../exchange/sheets/formula-escape.ts'
import type { CommandIo } from './command.ts'

/** Writes lines to a file that appears only when it is whole; false after saying why it could not. */
export async function writeLines(io: CommandIo, name: string, lines: Iterable<string>): Promise<boolean> {
  const path = resolve(io.cwd, name)
  const waiting = `${path}.${process.pid}.part`
  try {
    const file = createWriteStream(waiting)
    let piece = ''
    for (const line of lines) {
      piece += `${line}\n`
      if (piece.length < 65_536) continue
      if (!file.write(piece)) await once(file, 'drain')
      piece = ''
    }
    file.end(piece)
    await once(file, 'close')
    await rename(waiting, path)
    return true
  } catch (error) {
    await rm(waiting, { force: true })
    io.err(`${name} cannot be written (${(error as NodeJS.ErrnoException).code ?? error}).\n`)
    return false
  }
}

/** A cell; texts are made safe for spreadsheets and read back as they were, numbers stay numbers. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = escapeFormula(value)
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
