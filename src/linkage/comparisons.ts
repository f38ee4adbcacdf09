/** One field that is compared, with the words for its levels. Level 0 is "missing" and says nothing either way. */
export interface Comparison {
  readonly field: string
  /** The words of an explanation, "given name". */
  readonly label: string
  /** Words for level 0, 1, 2 …; level 1 is always equality. */
  readonly levels: readonly string[]
}

const MISSING = 'not known'

/** The fields every model compares, in the order of a waterfall. Further columns follow them. */
export const COMPARISONS: readonly Comparison[] = [
  {
    field: 'given',
    label: 'given name',
    levels: [
      MISSING,
      'same',
      'part of it or a known form',
      'very similar',
      'similar',
      'initial, or crossed with the middle name',
      'a little similar',
      'different',
      'swapped with the surname',
    ],
  },
  {
    field: 'surname',
    label: 'surname',
    levels: [
      MISSING,
      'same',
      'part of it or the former one',
      'very similar',
      'similar',
      'a little similar',
      'different',
    ],
  },
  { field: 'middle', label: 'middle names', levels: [MISSING, 'same', 'similar', 'different'] },
  {
    field: 'born',
    label: 'date of birth',
    levels: [
      MISSING,
      'same',
      'one slip apart',
      'day and month swapped',
      'two of three parts',
      'within a year',
      'different',
      '1 January of the same year',
    ],
  },
  { field: 'sex', label: 'sex', levels: [MISSING, 'same', 'different'] },
  { field: 'upn', label: 'pupil number', levels: [MISSING, 'same', 'one slip apart', 'different'] },
  {
    field: 'address',
    label: 'address',
    levels: [
      MISSING,
      'same postcode and house',
      'same postcode, house not known',
      'same postcode, another house',
      'postcode nearly, same house',
      'same district',
      'elsewhere',
      'same address without a postcode',
      'another address without a postcode',
    ],
  },
  { field: 'nhs', label: 'NHS number', levels: [MISSING, 'same', 'different'] },
  { field: 'phone', label: 'telephone', levels: [MISSING, 'same', 'different'] },
  { field: 'school', label: 'school', levels: [MISSING, 'same', 'different'] },
  { field: 'parent', label: 'parent', levels: [MISSING, 'same', 'similar', 'different'] },
]

export const GIVEN = 0
export const SURNAME = 1
export const MIDDLE = 2
export const BORN = 3
export const SEX = 4
export const UPN = 5
export const ADDRESS = 6
export const NHS = 7
export const PHONE = 8
export const SCHOOL = 9
export const PARENT = 10
export const SWAPPED = 8

/** The fields of a run: those above and one for each further column. */
export function comparisonsWith(others: readonly string[]): readonly Comparison[] {
  return [
    ...COMPARISONS,
    ...others.map((name) => ({
      field: `other:${name}`,
      label: name,
      levels: [MISSING, 'same', 'similar', 'different'],
    })),
  ]
}
