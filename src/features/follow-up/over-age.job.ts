import { compulsorySchoolAge } from '../../domain/child/compulsory-school-age.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { getPackOf, loadMatter, recordEvents } from '../cases/index.ts'
import { authorityOf, type SliceJob, textOf } from '../slice-job.ts'

export const OVER_AGE = 'end-by-school-age'

/** T49: a case under long review ends on the day after the child’s compulsory school age, and on no earlier one. */
export const overAgeJob: SliceJob = {
  name: OVER_AGE,
  async handle(deps, data) {
    const laId = authorityOf(data)
    const today = deps.clock.today()
    await inTransaction(deps.db, systemOf(laId), async (trx) => {
      const { matter, child, state } = await loadMatter(trx, textOf(data, 'matterId'))
      const rules = deps.packs.rulesAt(today, await getPackOf(trx, laId)).compulsorySchoolAge()
      const age = rules.ok ? compulsorySchoolAge(child.bornOn, rules.value.value) : rules
      if (!age.ok || !state.open || state.state !== 'L7' || age.value.until >= today) return
      const ended = await recordEvents(deps, trx, systemOf(laId), matter.id, [
        { kind: 'over-compulsory-age', facts: { lastDay: age.value.until } },
      ])
      if (!ended.ok) throw new Error(ended.refusal.message)
    })
  },
}
