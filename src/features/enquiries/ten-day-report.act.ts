import { displayDate } from '../../domain/calendar/display-date.ts'
import { ok } from '../../domain/result.ts'
import { type Act, events, faults, formReader, getOrganisationOfKind } from '../cases/index.ts'
import { listContacts } from '../children/index.ts'
import { tellOrganisation } from '../letters/index.ts'

/** T13 [law]: the authority hears of ten school days' absence. The enquiry stays where it is. */
export const tenDayReportAct: Act = {
  action: 'send-ten-day-report',
  path: 'ten-day-report',
  permission: 'send-ten-day-report',
  async form({ child, state, trx }) {
    const contacts = await listContacts(trx, child.id)
    return {
      heading: `Tell the authority that ${child.givenName} has been absent for ten school days`,
      lead: `Filled in from this page: name, birth date, first missed day${state.dayZero ? ` (${displayDate(state.dayZero)})` : ''}, what has been tried, ${contacts.length} ${contacts.length === 1 ? 'contact' : 'contacts'}.`,
      button: 'Tell the authority',
      citation: 'Attendance return: SI 2024/208, regulation 13',
      fields: [{ kind: 'textarea', name: 'note', label: 'Anything the authority should know now' }],
    }
  },
  async read(form, { state, matter }) {
    const reader = formReader(form)
    const note = reader.text('note')
    if (reader.errors.length > 0) return faults(reader.errors)
    const report = {
      kind: 'ten-day-report-sent' as const,
      facts: { absentSince: state.dayZero ?? matter.openedOn },
    }
    return note ? events(report, { kind: 'note-recorded', facts: { text: note } }) : events(report)
  },
  async after({ deps, trx, by, matter }) {
    const team = await getOrganisationOfKind(trx, 'cme-team')
    await tellOrganisation(deps, trx, by, {
      template: 'ten-day-report',
      pack: by.pack,
      organisation: team,
      matter,
      about: 'ten-days',
    })
    return ok(undefined)
  },
}
