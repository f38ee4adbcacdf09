import { readFile } from 'node:fs/promises'
import { type BankHolidays, readPublishedBankHolidays } from '../domain/calendar/bank-holidays.ts'
import { repositoryPath } from '../platform/config/paths.ts'

/** The published bank holidays of England and Wales that came with this edition of Onroll. */
export async function loadPublishedBankHolidays(): Promise<BankHolidays> {
  const text = await readFile(repositoryPath('data', 'bank-holidays.json'), 'utf8')
  const read = readPublishedBankHolidays(JSON.parse(text), 'england-and-wales')
  if (!read.ok) throw new Error(read.refusal.message)
  return read.value
}
