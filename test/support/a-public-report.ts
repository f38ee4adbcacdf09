import { randomUUID } from 'node:crypto'
import { asSuperuser } from './business-tables.ts'
import type { TestDatabase } from './test-database.ts'

const SAID = {
  danger: 'no',
  why: 'unsure',
  givenName: 'Ada',
  familyName: 'Test-Told',
  bornOn: '2016-03-04',
  age: '',
  howMany: 'one',
  address: '',
  postcode: '',
  school: '',
  lastSeen: '',
  tell: 'Plays outside all day.',
  siblings: '',
}

/** A report that a stranger sent, waiting to be matched, with a name that nobody but the CME team may read. */
export async function aPublicReport(
  database: TestDatabase,
  laId: number,
  said: Partial<typeof SAID> = {},
  state: 'waiting' | 'set-apart' = 'waiting',
): Promise<string> {
  const id = randomUUID()
  const words = JSON.stringify({ ...SAID, ...said }).replaceAll("'", "''")
  const signs = state === 'waiting' ? '{}' : '{too-fast}'
  await asSuperuser(
    database,
    `insert into public_report (la_id, id, reference, form, said, words_hash, referrer, received_at, received_on, signs, state,
       next_action, next_due_on)
     values (${laId}, '${id}', 'TEST-${id}', 'public', '${words}', '', 'protected', '${database.clock.now().toISOString()}',
       '${database.clock.today()}', '${signs}', '${state}', 'Match it to a child', '${database.clock.today()}')`,
  )
  await asSuperuser(
    database,
    `insert into public_report_referrer (la_id, report_id, name, relationship, phone)
     values (${laId}, '${id}', 'Nan Secret-Neighbour', 'neighbour', '01632 960099')`,
  )
  return id
}
