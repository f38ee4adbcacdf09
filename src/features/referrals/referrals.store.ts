import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export async function findEmailOf(read: ReadTrx, accountId: string): Promise<string | undefined> {
  const row = await read.selectFrom('account').select('email').where('id', '=', accountId).executeTakeFirst()
  return row?.email
}

/** Names of the files that hang on a matter. */
export async function listFileNames(read: ReadTrx, matterId: string): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('document')
    .select('name')
    .where('matter_id', '=', matterId)
    .orderBy('recorded_at')
    .limit(50)
    .execute()
  return rows.map((row) => row.name)
}
