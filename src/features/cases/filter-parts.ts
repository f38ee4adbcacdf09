import type { FilterGroup } from '../../web/components/onroll/filter-form.tsx'

/** The question of the lane, as every list of matters asks it. */
export function laneGroup(chosen: readonly string[]): FilterGroup {
  return {
    kind: 'any',
    name: 'lane',
    label: 'Lane',
    options: [
      { value: 'red', text: 'Red' },
      { value: 'standard', text: 'Standard' },
    ],
    chosen,
  }
}

/** The question of the district; none where the authority has none. */
export function districtGroups(
  districts: readonly { readonly id: string; readonly name: string }[],
  chosen: string | undefined,
): readonly FilterGroup[] {
  if (districts.length === 0) return []
  const options = districts.map(({ id, name }) => ({ value: id, text: name }))
  return [
    {
      kind: 'one',
      name: 'district',
      label: 'District',
      options: [{ value: '', text: 'All districts' }, ...options],
      chosen: chosen ?? '',
    },
  ]
}
