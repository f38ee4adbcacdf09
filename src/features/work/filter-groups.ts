import type { ProcessState } from '../../domain/case/process-states.ts'
import type { FilterGroup } from '../../web/components/onroll/filter-form.tsx'
import { districtGroups, laneGroup } from '../cases/index.ts'
import type { ListFilter } from './work.form.ts'

export interface FilterChoices {
  readonly states: readonly ProcessState[]
  readonly districts: readonly { readonly id: string; readonly name: string }[]
  readonly whose: boolean
  /** A list offers open and ended, and a box for a reference; the queue does not. */
  readonly isList?: boolean
}

/** The questions of a filter form, with what the address says already. */
export function filterGroups(filter: ListFilter, choices: FilterChoices): readonly FilterGroup[] {
  const groups: FilterGroup[] = []
  if (choices.whose) {
    groups.push({
      kind: 'any',
      name: 'whose',
      label: 'Whose',
      options: [
        { value: 'mine', text: 'Mine' },
        { value: 'deputy', text: 'I am deputy' },
        { value: 'team', text: 'Whole team' },
        ...(choices.isList ? [{ value: 'nobody', text: 'Nobody’s' }] : []),
      ],
      chosen: filter.nobody ? ['nobody'] : filter.whose,
    })
  }
  groups.push(laneGroup(filter.lanes), {
    kind: 'any',
    name: 'state',
    label: 'Stage',
    options: choices.states.map(({ id, label }) => ({ value: id, text: label })),
    chosen: filter.states,
  })
  if (choices.isList) groups.push(...listGroups(filter))
  groups.push(...districtGroups(choices.districts, filter.district))
  return groups
}

function listGroups(filter: ListFilter): readonly FilterGroup[] {
  return [
    {
      kind: 'one',
      name: 'due',
      label: 'Due',
      options: [
        { value: '', text: 'Any day' },
        { value: 'today', text: 'Today' },
        { value: 'late', text: 'Overdue' },
      ],
      chosen: filter.due ?? '',
    },
    {
      kind: 'one',
      name: 'open',
      label: 'Open or ended',
      options: [
        { value: '', text: 'Open' },
        { value: 'no', text: 'Ended' },
      ],
      chosen: filter.closed ? 'no' : '',
    },
    { kind: 'text', name: 'text', label: 'Reference or school number', value: filter.text },
  ]
}
