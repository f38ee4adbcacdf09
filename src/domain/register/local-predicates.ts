import { displayDate } from '../calendar/display-date.ts'
import { judgeHappened, type Predicate, textOf } from './ground-judgement.ts'

/** A condition that the local policy adds, named by `id`, was fulfilled. */
export const localConditionIsFulfilled: Predicate = ({ local }, on, settings) => {
  const id = textOf(settings, 'id')
  const day = local && Object.hasOwn(local, id) ? local[id] : undefined
  return judgeHappened(day, on, `the day for “${id}”`, (on) => `Recorded on ${displayDate(on)}.`)
}
