import { ok, type Result } from '../../domain/result.ts'
import {
  type ActContext,
  homeEducationStart,
  openAuthorityCase,
  openHomeEducation,
  type Recorded,
} from '../cases/index.ts'

/** Where an event hands the child over to another thread, that thread begins with it, in the same transaction. */
export async function handOver(
  { deps, trx, by, child, matter, today, state }: ActContext,
  effects: Recorded['effects'],
  from: string,
): Promise<Result<void>> {
  const opens = effects.map((effect) => effect.opens).find((each) => each !== null)
  const origin = {
    childId: child.id,
    schoolUrn: matter.schoolUrn,
    openedFrom: matter,
    openedOn: today,
    from,
  }
  const startsAt = homeEducationStart(opens)
  if (startsAt) return openHomeEducation(deps, trx, by, { ...origin, startsAt })
  if (opens !== 'L3' && opens !== 'L6') return ok(undefined)
  const opened = await openAuthorityCase(deps, trx, by, {
    ...origin,
    route: state.route ?? 'R7',
    startsAt: opens,
  })
  return opened.ok ? ok(undefined) : opened
}
