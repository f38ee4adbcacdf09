import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { plainDate } from '../domain/calendar/plain-date.ts'
import type { Refusal } from '../domain/result.ts'
import { readBankHolidays } from '../exchange/bank-holidays/read-bank-holidays.ts'
import { readAllEstablishments } from '../exchange/gias/read-establishments.ts'
import { readLocalAuthorities } from '../exchange/local-authorities/read-local-authorities.ts'
import { readAuthorityTermDates } from '../exchange/term-dates/read-authority-term-dates.ts'
import {
  importBankHolidays,
  importEstablishments,
  importTermDates,
  saveNationalAuthorities,
} from '../features/schools/index.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import type { Trx } from '../platform/db/in-transaction.ts'

/** The day of the newest list that the extract of the register was joined from. */
const REGISTER_SPEAKS_FOR = plainDate('2025-07-11')
const TERM_DATES = ['staffordshire-term-dates.json', 'staffordshire-term-dates-2026-27.json']

/** Real schools, bank holidays, term dates and authorities, through the same imports that a data officer uses. */
export async function plantReferenceData(trx: Trx, laId: number, at: Date): Promise<void> {
  const authorities = readLocalAuthorities(read('english-local-authorities.csv').bytes)
  await saveNationalAuthorities(trx, authorities.authorities)
  const holidays = read('bank-holidays.json')
  must(await importBankHolidays(trx, readBankHolidays(holidays.bytes).holidays, { ...holidays.file, at }))
  const register = read('gias-extract.csv')
  const { all } = readAllEstablishments(register.bytes)
  must(await importEstablishments(trx, all, { ...register.file, speaksFor: REGISTER_SPEAKS_FOR, at }))
  for (const name of TERM_DATES) {
    const { periods, basis } = readAuthorityTermDates(read(name).bytes)
    must(await importTermDates(trx, { scope: 'authority' }, periods, { laId, basis, at, by: null }))
  }
}

function read(name: string): {
  readonly bytes: Buffer
  readonly file: { readonly fileName: string; readonly sha256: string }
} {
  const bytes = readFileSync(repositoryPath('data', name))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { bytes, file: { fileName: basename(name), sha256 } }
}

function must(result: { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }): void {
  if (!result.ok) throw new Error(`The data that came with Onroll were refused: ${result.refusal.message}`)
}
