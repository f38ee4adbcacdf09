/** The three threads of work on a child. Ending one never ends another. */
export type MatterKind = 'school-enquiry' | 'authority-case' | 'home-education'

/** Who has to act: a side that a signed-in role stands on, or the system itself. */
export type ActingSide =
  | 'school'
  | 'authority'
  | 'admissions'
  | 'team'
  | 'home-education-team'
  | 'virtual-school'
  | 'system'

export type Lane = 'School' | 'Authority' | 'Home education'

interface StateShape {
  readonly id: string
  readonly matter: MatterKind
  readonly lane: Lane
  /** As the policy's own list calls it (policy.md E6). */
  readonly name: string
  /** As the screens call it. */
  readonly label: string
  readonly meaning: string
  /** False where nothing more is expected of anybody on this thread. */
  readonly open: boolean
  readonly whoActs: { readonly side: ActingSide; readonly role: string }
}

const school = { matter: 'school-enquiry', lane: 'School' } as const
const authority = { matter: 'authority-case', lane: 'Authority' } as const
const home = { matter: 'home-education', lane: 'Home education' } as const

/** Every state of the process (policy section 7 rebuilt), in the order of the policy's own list. */
export const STATES = [
  {
    ...school,
    id: 'Q0',
    name: 'Detected',
    label: 'Detected',
    meaning: 'A child did not come, or has stopped coming. The first missed day is still to be recorded.',
    open: true,
    whoActs: { side: 'school', role: 'attendance officer' },
  },
  {
    ...school,
    id: 'Q1',
    name: 'School contact',
    label: 'School contact',
    meaning: 'The school is trying to reach the parents or carers by telephone or letter.',
    open: true,
    whoActs: { side: 'school', role: 'attendance officer' },
  },
  {
    ...school,
    id: 'Q2',
    name: 'Admissions check',
    label: 'Admissions check',
    meaning: 'School Admissions is looking for the child on another roll.',
    open: true,
    whoActs: { side: 'admissions', role: 'Admissions officer' },
  },
  {
    ...school,
    id: 'Q3',
    name: 'LST enquiry',
    label: 'LST enquiry',
    meaning: 'The Local Support Team of the home district is looking for the family.',
    open: true,
    whoActs: { side: 'team', role: 'Local Support Team worker' },
  },
  {
    ...school,
    id: 'Q4',
    name: 'Refer',
    label: 'Refer',
    meaning: 'The child is still not found. The school sends the referral form to the CME team.',
    open: true,
    whoActs: { side: 'school', role: 'attendance officer' },
  },
  {
    ...school,
    id: 'Q5',
    name: 'Awaiting LA',
    label: 'Awaiting reply',
    meaning: 'The referral is with the CME team, which has not yet acknowledged it. The child stays on roll.',
    open: true,
    whoActs: { side: 'authority', role: 'CME officer' },
  },
  {
    ...school,
    id: 'Q5a',
    name: 'Joint enquiries',
    label: 'Joint enquiries',
    meaning: 'School and authority are looking together. Both must write down the same outcome.',
    open: true,
    whoActs: { side: 'authority', role: 'CME officer' },
  },
  {
    ...school,
    id: 'Q6',
    name: 'Off roll known',
    label: 'Removal, known',
    meaning: 'The new school is known. The headteacher decides the removal once that school confirms.',
    open: true,
    whoActs: { side: 'school', role: 'headteacher' },
  },
  {
    ...school,
    id: 'Q7',
    name: 'Off roll unknown',
    label: 'Removal, unknown',
    meaning: 'School and authority have recorded the same outcome. The headteacher decides the removal.',
    open: true,
    whoActs: { side: 'school', role: 'headteacher' },
  },
  {
    ...school,
    id: 'Q8',
    name: 'CTF to school',
    label: 'File to school',
    meaning: 'The name has been removed. The transfer file goes to the new school.',
    open: true,
    whoActs: { side: 'school', role: 'attendance officer' },
  },
  {
    ...school,
    id: 'Q9',
    name: 'Lost file',
    label: 'Lost pupil file',
    meaning: 'The name has been removed. The transfer file goes to the lost pupils database.',
    open: true,
    whoActs: { side: 'school', role: 'attendance officer' },
  },
  {
    ...school,
    id: 'QX',
    name: 'Resolved',
    label: 'Resolved',
    meaning: 'The school knows where the child is, and the child attends or will attend.',
    open: false,
    whoActs: { side: 'system', role: 'nobody' },
  },
  {
    ...authority,
    id: 'L0',
    name: 'Received',
    label: 'Received',
    meaning: 'A referral, return or report has arrived and is to be matched to the child and the family.',
    open: true,
    whoActs: { side: 'authority', role: 'CME officer' },
  },
  {
    ...authority,
    id: 'L1',
    name: 'Triage',
    label: 'Triage',
    meaning: 'A CME officer acknowledges the case and puts it into the red or the standard lane.',
    open: true,
    whoActs: { side: 'authority', role: 'CME officer' },
  },
  {
    ...authority,
    id: 'L2',
    name: 'Tracing',
    label: 'Tracing',
    meaning: 'The authority and its partners are looking for the child.',
    open: true,
    whoActs: { side: 'authority', role: 'CME officer' },
  },
  {
    ...authority,
    id: 'L3',
    name: 'Place needed',
    label: 'Place needed',
    meaning: 'The child is found and has no suitable education. A school place is needed.',
    open: true,
    whoActs: { side: 'authority', role: 'CME officer' },
  },
  {
    ...authority,
    id: 'L4',
    name: 'Offered',
    label: 'Offered',
    meaning: 'A place has been applied for, offered, agreed or directed. The child has not started yet.',
    open: true,
    whoActs: { side: 'authority', role: 'CME officer' },
  },
  {
    ...authority,
    id: 'L5',
    name: 'LAC direction',
    label: 'Direction',
    meaning: 'A school is being directed to admit a looked-after child.',
    open: true,
    whoActs: { side: 'virtual-school', role: 'Virtual School Headteacher' },
  },
  {
    ...authority,
    id: 'L6',
    name: 'Formal',
    label: 'Formal',
    meaning: 'The authority has started formal action because suitable education has not been shown.',
    open: true,
    whoActs: { side: 'authority', role: 'named decision maker' },
  },
  {
    ...authority,
    id: 'L7',
    name: 'Long review',
    label: 'Long review',
    meaning:
      'Every check is exhausted and the child is still not found. The case stays open and is looked at again.',
    open: true,
    whoActs: { side: 'authority', role: 'CME officer' },
  },
  {
    ...authority,
    id: 'L8',
    name: 'Closed',
    label: 'Closed',
    meaning:
      'A verified fact, with its source and evidence, has closed the case. Any later report opens it again.',
    open: false,
    whoActs: { side: 'system', role: 'nobody' },
  },
  {
    ...home,
    id: 'E0',
    name: 'Notice',
    label: 'Notice',
    meaning: 'The parent has given written notice of home education.',
    open: true,
    whoActs: { side: 'school', role: 'headteacher' },
  },
  {
    ...home,
    id: 'E1',
    name: 'Told',
    label: 'EHE team told',
    meaning: 'Home education is known of and the EHE team is to be told.',
    open: true,
    whoActs: { side: 'school', role: 'attendance officer' },
  },
  {
    ...home,
    id: 'E2',
    name: 'Listed',
    label: 'Listed, liaison',
    meaning: 'The child is on the list that the CME and EHE teams compare each half term.',
    open: true,
    whoActs: { side: 'home-education-team', role: 'EHE officer' },
  },
  {
    ...home,
    id: 'E3',
    name: 'Contacted',
    label: 'Contacted',
    meaning: 'The EHE team is in contact with the family and offers support.',
    open: true,
    whoActs: { side: 'home-education-team', role: 'EHE officer' },
  },
  {
    ...home,
    id: 'E4',
    name: 'Suitable',
    label: 'Suitable',
    meaning: 'The home education has been found suitable. The team is in touch again each year.',
    open: true,
    whoActs: { side: 'home-education-team', role: 'EHE officer' },
  },
  {
    ...home,
    id: 'E5',
    name: 'Concern',
    label: 'Concern',
    meaning: 'The EHE team doubts that the education is suitable.',
    open: true,
    whoActs: { side: 'home-education-team', role: 'EHE officer' },
  },
  {
    ...home,
    id: 'E6',
    name: 'LST enquiry',
    label: 'LST enquiry',
    meaning: 'The Local Support Team is finding out whether the home education is suitable.',
    open: true,
    whoActs: { side: 'team', role: 'Local Support Team worker' },
  },
  {
    ...home,
    id: 'E9',
    name: 'Never on roll',
    label: 'Never on roll',
    meaning: 'The child has never been on a roll. How the child is educated is still to be found out.',
    open: true,
    whoActs: { side: 'authority', role: 'CME officer' },
  },
] as const satisfies readonly StateShape[]

export type StateId = (typeof STATES)[number]['id']

/** One state of the process. */
export interface ProcessState extends StateShape {
  readonly id: StateId
}

const BY_ID: ReadonlyMap<string, ProcessState> = new Map(STATES.map((state) => [state.id, state]))

/** The state with this id. Throws on an id that the process does not have: that is a bug in the caller. */
export function stateOf(id: StateId): ProcessState {
  const state = BY_ID.get(id)
  if (state === undefined) throw new Error(`The process has no state ${id}`)
  return state
}

/** Whether a text names a state of the process. */
export function isStateId(text: string): text is StateId {
  return BY_ID.has(text)
}
