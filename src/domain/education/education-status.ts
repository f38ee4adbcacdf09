/** How a child is being educated on a day. One at a time; the first that holds, in the order of {@link educationOn}. */
export const EDUCATION_STATUSES = [
  { id: 'on-roll-state', label: 'On the roll of a school', group: 'registered' },
  { id: 'on-roll-independent', label: 'On the roll of an independent school', group: 'registered' },
  { id: 'dual-registered', label: 'On the rolls of two schools', group: 'registered' },
  { id: 'on-roll-alternative', label: 'On the roll of alternative provision', group: 'registered' },
  { id: 'flexi-schooled', label: 'Taught partly at school, partly at home', group: 'registered' },
  { id: 'part-time-timetable', label: 'At school on a part-time timetable', group: 'registered' },
  { id: 'alternative-provision', label: 'In alternative provision', group: 'otherwise' },
  {
    id: 'education-otherwise',
    label: 'Taught as the authority has arranged, outside school',
    group: 'otherwise',
  },
  { id: 'home-education-unassessed', label: 'Home educated, not yet assessed', group: 'home' },
  { id: 'home-education-suitable', label: 'Home educated, suitable', group: 'home' },
  { id: 'home-education-unsuitable', label: 'Home educated, not shown to be suitable', group: 'missing' },
  { id: 'place-needed', label: 'Found, without a school place', group: 'missing' },
  { id: 'place-applied', label: 'Waiting for the offer of a place', group: 'missing' },
  { id: 'place-offered', label: 'Offered a place, not started', group: 'missing' },
  { id: 'untraced', label: 'Being looked for', group: 'missing' },
  { id: 'untraced-long', label: 'Not found; looked for from time to time', group: 'missing' },
  { id: 'custody', label: 'In custody', group: 'otherwise' },
  { id: 'moved-out', label: 'Lives in another area, verified', group: 'elsewhere' },
  { id: 'abroad', label: 'Lives abroad, verified', group: 'elsewhere' },
  { id: 'died', label: 'Died', group: 'elsewhere' },
  { id: 'above-age', label: 'Over compulsory school age', group: 'age' },
  { id: 'below-age', label: 'Not yet of compulsory school age', group: 'age' },
  { id: 'not-known', label: 'Nobody has said', group: 'not-known' },
] as const

export type EducationStatus = (typeof EDUCATION_STATUSES)[number]['id']
export type EducationGroup = (typeof EDUCATION_STATUSES)[number]['group']

/** A status with its words. @throws for a status that is not one of them, which types exclude */
export function educationStatusOf(id: EducationStatus) {
  const found = EDUCATION_STATUSES.find((each) => each.id === id)
  if (found === undefined) throw new Error(`No education status ${id}`)
  return found
}
