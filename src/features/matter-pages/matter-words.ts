import type { DeadlineRow } from '../deadlines/index.ts'
import type { MatterView } from './matter-view.ts'

/** Who has to act, by name where a person is named. */
export function ownerWords(
  view: Pick<MatterView, 'by' | 'names' | 'school' | 'state' | 'teamName'>,
  row: Pick<DeadlineRow, 'side' | 'ownerAccountId' | 'action'>,
): string {
  // Whoever owns the enquiry: only the headteacher decides a removal (policy 4.9).
  if (row.action === 'decide-removal') return view.by.role === 'headteacher' ? 'You' : 'The headteacher'
  if (row.ownerAccountId !== null) {
    return row.ownerAccountId === view.by.accountId
      ? 'You'
      : (view.names.get(row.ownerAccountId) ?? sideWords(view, row.side))
  }
  return sideWords(view, row.side)
}

/** The name of a side, as people say it. */
export function sideWords(view: Pick<MatterView, 'school' | 'state' | 'teamName'>, side: string): string {
  switch (side) {
    case 'school':
      return view.school?.name ?? 'The school'
    case 'authority':
      return 'CME team'
    case 'admissions':
      return 'School Admissions'
    case 'team':
      return view.state.team.name ?? view.teamName
    case 'home-education-team':
      return 'EHE team'
    case 'virtual-school':
      return 'Virtual School'
    default:
      return 'Onroll'
  }
}
