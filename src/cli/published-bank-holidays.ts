import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BankHolidays, readPublishedBankHolidays } from '../domain/calendar/bank-holidays.ts'

/** The published bank holidays of England and Wales that came with this edition of Onroll. */
export async function loadPublishedBankHolidays(): Promise<BankHolidays> {
  const text = await readUpwards(import.meta.dirname, join('data', 'bank-holidays.json'))
  const read = readPublishedBankHolidays(JSON.parse(text), 'england-and-wales')
  if (!read.ok) throw new Error(read.refusal.message)
  return read.value
}

/** Reads a file of the package, wherever below its root this code was built to. */
async function readUpwards(folder: string, path: string): Promise<string> {
  try {
    return await readFile(join(folder, path), 'utf8')
  } catch (error) {
    const above = dirname(folder)
    if (above === folder) throw error
    return readUpwards(above, path)
  }
}
