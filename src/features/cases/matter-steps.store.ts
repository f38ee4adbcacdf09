import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Step } from '../../domain/case/matter-state.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import type { Matter } from './matters.store.ts'

/** Writes down which way a matter went, as its history folds now. */
export async function keepSteps(
  trx: Trx,
  matter: Pick<Matter, 'id' | 'laId'>,
  path: readonly Step[],
): Promise<void> {
  const steps = path.flatMap(({ state, on, by }, index) => {
    const from = path[index - 1]?.state
    return from === undefined || by === null
      ? []
      : [{ step: index, from_state: from, to_state: state, transition: by, on_day: on }]
  })
  if (steps.length === 0) return
  await trx
    .insertInto('matter_step')
    .values(steps.map((step) => ({ la_id: matter.laId, matter_id: matter.id, ...step })))
    .onConflict((conflict) =>
      conflict.columns(['la_id', 'matter_id', 'step']).doUpdateSet((eb) => ({
        from_state: eb.ref('excluded.from_state'),
        to_state: eb.ref('excluded.to_state'),
        transition: eb.ref('excluded.transition'),
        on_day: eb.ref('excluded.on_day'),
      })),
    )
    .execute()
}

export interface StepsTaken {
  readonly transition: string
  readonly from: string
  readonly times: number
}

/** How often each way was taken since a day, on the matters that the person may see. */
export async function countStepsSince(
  read: ReadTrx,
  laId: number,
  since: PlainDate,
): Promise<readonly StepsTaken[]> {
  const rows = await read
    .selectFrom('matter_step')
    .select((eb) => ['transition', 'from_state as from', eb.fn.countAll<string>().as('times')])
    .where('la_id', '=', laId)
    .where('on_day', '>=', since)
    .groupBy(['transition', 'from_state'])
    .limit(1000)
    .execute()
  return rows.map((row) => ({ ...row, times: Number(row.times) }))
}
