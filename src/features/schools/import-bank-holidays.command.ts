import { dateOf, type PlainDate, partsOf } from '../../domain/calendar/plain-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { BankHolidayRecord } from '../../exchange/bank-holidays/read-bank-holidays.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { saveBankHolidays, withdrawBankHolidays } from './bank-holidays.store.ts'
import { findLastImport, holdImport, insertImport } from './import-establishments.store.ts'

export interface ReferenceFile {
  readonly fileName: string
  readonly sha256: string
  readonly at: Date
}

export interface BankHolidayCounts {
  readonly read: number
  readonly changed: number
  /** Days that an earlier list had and this one, for the same years, has not: the holiday was moved. */
  readonly withdrawn: number
}

const KIND = 'bank-holidays'

/**
 * Brings the bank holidays up to a published list. Run again, it changes nothing. Years before the list's first and
 * after its last stay as they were.
 *
 * @refuses  BANK_HOLIDAYS_EMPTY
 */
export async function importBankHolidays(
  trx: Trx,
  records: readonly BankHolidayRecord[],
  file: ReferenceFile,
): Promise<Result<BankHolidayCounts>> {
  if (records.length === 0) {
    return refuse({
      code: 'BANK_HOLIDAYS_EMPTY',
      message: 'The list names no day. Use the JSON published at gov.uk/bank-holidays.json.',
    })
  }
  await holdImport(trx, KIND)
  const rows = records.map(({ division, on, title }) => ({ division, on_date: on, title }))
  const changed = await saveBankHolidays(trx, rows, file.fileName)
  let withdrawn = 0
  for (const [division, days] of Map.groupBy(records, (record) => record.division)) {
    const kept = days.map(({ on }) => on)
    const [from, until] = wholeYears(kept)
    withdrawn += await withdrawBankHolidays(trx, division, kept, from, until)
  }
  const counts = { read: records.length, changed, withdrawn }
  if ((await findLastImport(trx, KIND))?.sha256 !== file.sha256) {
    await insertImport(trx, {
      id: newId(file.at),
      kind: KIND,
      speaksFor: null,
      ...file,
      counts: { ...counts },
    })
  }
  return ok(counts)
}

function wholeYears(days: readonly PlainDate[]): readonly [PlainDate, PlainDate] {
  const years = days.map((day) => partsOf(day).year)
  return [dateOf(Math.min(...years), 1, 1), dateOf(Math.max(...years), 12, 31)]
}
