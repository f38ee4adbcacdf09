import type { SignedIn } from '../platform/auth/asker.ts'
import { isRecordParameter, mayOpen } from '../platform/auth/may-open.ts'
import type { ReadTrx } from '../platform/db/in-transaction.ts'

/** Whether every record that the path names is open to the person: one closed is as good as none there. */
export async function isOpenTo(
  trx: ReadTrx,
  by: SignedIn,
  params: Readonly<Record<string, string>>,
): Promise<boolean> {
  for (const [name, id] of Object.entries(params)) {
    if (isRecordParameter(name) && !(await mayOpen(trx, by, name, id))) return false
  }
  return true
}
