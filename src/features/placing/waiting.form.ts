import { type PlainDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import type { FilterGroup } from '../../web/components/onroll/filter-form.tsx'
import { districtGroups, laneGroup } from '../cases/index.ts'
import type { WaitingFilter, WaitingPlace } from './waiting.store.ts'

const SIDES = [
  { value: 'authority', text: 'CME team' },
  { value: 'admissions', text: 'School Admissions' },
  { value: 'virtual-school', text: 'Virtual School' },
] as const

const STAGES = [
  { value: 'L3', text: 'Place needed' },
  { value: 'L4', text: 'Applied, offered or agreed' },
  { value: 'L5', text: 'Direction' },
] as const

/** Who acts on a side, as the board says it. */
export function sideWords(side: string): string {
  return SIDES.find(({ value }) => value === side)?.text ?? side.replaceAll('-', ' ')
}

/** Reads the address of a view. What it does not understand it leaves out: a kept link must still open. */
export function readWaitingFilter(query: URLSearchParams, laId: number, today: PlainDate): WaitingFilter {
  const meanwhile = query.get('meanwhile')
  return {
    laId,
    today,
    states: STAGES.map(({ value }) => value).filter((value) => query.getAll('stage').includes(value)),
    lanes: (['red', 'standard'] as const).filter((lane) => query.getAll('lane').includes(lane)),
    lookedAfter: query.get('looked-after') === 'yes',
    side: SIDES.find(({ value }) => value === query.get('who'))?.value,
    meanwhile: meanwhile === 'undecided' || meanwhile === 'decided' ? meanwhile : undefined,
    district: query.get('district') || undefined,
    late: query.get('late') === 'yes',
  }
}

const PLACE = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function readWaitingPlace(after: string | null): WaitingPlace | undefined {
  const match = after === null ? null : PLACE.exec(after)
  const since = match?.[1] === undefined ? undefined : parsePlainDate(match[1])
  return since === undefined || match?.[2] === undefined ? undefined : { since, id: match[2] }
}

/** The address of the same view, from another row on. */
export function waitingAddress(path: string, filter: WaitingFilter, after: string): string {
  const params = new URLSearchParams()
  for (const state of filter.states) params.append('stage', state)
  for (const lane of filter.lanes) params.append('lane', lane)
  if (filter.lookedAfter) params.set('looked-after', 'yes')
  if (filter.side !== undefined) params.set('who', filter.side)
  if (filter.meanwhile !== undefined) params.set('meanwhile', filter.meanwhile)
  if (filter.district !== undefined) params.set('district', filter.district)
  if (filter.late) params.set('late', 'yes')
  params.set('after', after)
  return `${path}?${params}`
}

export function waitingGroups(
  filter: WaitingFilter,
  districts: readonly { readonly id: string; readonly name: string }[],
): readonly FilterGroup[] {
  return [
    { kind: 'any', name: 'stage', label: 'Stage', options: STAGES, chosen: filter.states },
    laneGroup(filter.lanes),
    {
      kind: 'any',
      name: 'looked-after',
      label: 'Looked after',
      options: [{ value: 'yes', text: 'Looked-after children only' }],
      chosen: filter.lookedAfter ? ['yes'] : [],
    },
    {
      kind: 'one',
      name: 'who',
      label: 'Who must act next',
      options: [{ value: '', text: 'Anybody' }, ...SIDES],
      chosen: filter.side ?? '',
    },
    {
      kind: 'one',
      name: 'meanwhile',
      label: 'Education meanwhile',
      options: [
        { value: '', text: 'Decided or not' },
        { value: 'undecided', text: 'Not decided' },
        { value: 'decided', text: 'Decided' },
      ],
      chosen: filter.meanwhile ?? '',
    },
    {
      kind: 'any',
      name: 'late',
      label: 'Overdue',
      options: [{ value: 'yes', text: 'Something is overdue' }],
      chosen: filter.late ? ['yes'] : [],
    },
    ...districtGroups(districts, filter.district),
  ]
}
