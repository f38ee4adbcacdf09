import { findSchoolByLaestab } from '../schools/index.ts'
import type { ActContext } from './act.ts'
import type { FormReader } from './form-reader.ts'

const NUMBER = /(?<!\d)(\d{3})\s*\/?\s*(\d{4})(?!\d)/

/** A school as typed; where a seven-digit number stands in it, the school that has it. */
export async function readSchool(
  reader: FormReader,
  { trx, today }: Pick<ActContext, 'trx' | 'today'>,
): Promise<{ readonly school: string; readonly laestab?: string } | undefined> {
  const typed = reader.text('school', 'Write down the school.', 300)
  if (typed === '') return undefined
  const number = NUMBER.exec(typed)
  if (number === null) return { school: typed }
  const laestab = `${number[1]}${number[2]}`
  const found = await findSchoolByLaestab(trx, laestab, today)
  if (found) return { school: found.name, laestab }
  reader.fault(
    'school',
    `No school has the number ${laestab}. Check its seven digits, or write the name alone.`,
  )
  return undefined
}
