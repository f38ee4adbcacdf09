import { displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { type Act, type ActContext, events, faults, formReader, howItBegan } from '../cases/index.ts'
import { getSchool } from '../schools/index.ts'
import { judgeFirstDay } from './judge-first-day.ts'

/** T1, where no calendar could tell at the time of the report on which school day the count begins. */
export const firstMissedDayAct: Act = {
  action: 'record-day-zero',
  path: 'first-missed-day',
  permission: 'report-non-arrival',
  async form(context) {
    const expectedOn = expectedDayOf(context)
    return {
      heading: `On which school day was ${context.child.givenName} first missed?`,
      lead: expectedOn
        ? `As reported: ${displayDateWithWeekday(expectedOn)}. The count of school days starts from the day you record here.`
        : 'The count of school days starts from the day you record here.',
      button: 'Record the first missed day',
      citation: 'Policy 4.2, 4.5 and 4.6',
      fields: [
        {
          kind: 'date',
          name: 'dayZero',
          label: 'The first missed school day',
          ...(expectedOn ? { value: expectedOn } : {}),
        },
      ],
    }
  },
  async read(form, context) {
    const { today, trx, child, by, matter, state } = context
    const reader = formReader(form)
    const dayZero = reader.date('dayZero', 'The first missed day', {
      notAfter: { day: today, message: 'The first missed day must be today or earlier.' },
    })
    if (dayZero === undefined) return faults(reader.errors)
    const school = await getSchool(trx, matter.schoolUrn ?? by.schoolUrn ?? 0)
    const judged = await judgeFirstDay(
      { ...context, school },
      { expectedOn: dayZero, bornOn: child.bornOn, immediateConcern: false, wasHere: state.route !== 'R1' },
    )
    if (!judged.ok) return faults([{ field: 'dayZero-day', message: judged.refusal.message }])
    if (judged.value.dayZero === undefined) {
      const message =
        'The term dates for that day are not in Onroll yet, so nobody can say whether it was a school day. Add the term dates first.'
      return faults([{ field: 'dayZero-day', message }])
    }
    return events({ kind: 'day-zero-recorded', facts: { dayZero } })
  },
}

function expectedDayOf({ events: history }: ActContext) {
  const { expectedOn, firstMissedOn } = howItBegan(history)
  return expectedOn ?? firstMissedOn
}
