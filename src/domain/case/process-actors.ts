/** Who does what in the policy (policy.md C1). */
export interface ProcessActor {
  readonly id: string
  readonly label: string
  readonly does: string
  readonly paragraphs: readonly string[]
}

export const ACTORS: readonly ProcessActor[] = [
  {
    id: 'anyone',
    label: 'Anyone, professional or public',
    does: 'Stays alert; reports to the CME team; contacts the safeguarding front door on safety.',
    paragraphs: ['1.1', '1.3', '1.4', '1.6'],
  },
  {
    id: 'school',
    label: 'School',
    does: 'Contacts parents; asks Admissions; asks the LST; sends the referral; updates its records; makes and uploads the transfer file; tells the CME and EHE teams.',
    paragraphs: [
      '4.2',
      '4.3',
      '4.4',
      '4.5',
      '4.6',
      '4.7',
      '4.8',
      '4.11',
      '4.12',
      '4.13',
      '4.14',
      '5.1',
      '5.2',
    ],
  },
  {
    id: 'headteacher',
    label: 'Headteacher',
    does: 'Decides when to remove a name; receives the notice of home education.',
    paragraphs: ['4.9', '5.6'],
  },
  {
    id: 'admitting-school',
    label: 'Admitting school',
    does: 'Asks its authority to search the Lost Pupils Database.',
    paragraphs: ['4.14'],
  },
  {
    id: 'admissions',
    label: 'School Admissions Team',
    does: 'Says whether a child is registered elsewhere.',
    paragraphs: ['4.2'],
  },
  {
    id: 'investigating-team',
    label: 'LST',
    does: 'Investigates no-shows, absences and believed moves; takes concerns about home education; may recommend a school attendance order.',
    paragraphs: ['4.3', '4.5', '4.6', '4.7', '5.5'],
  },
  {
    id: 'cme-team',
    label: 'CME team',
    does: 'Receives reports and referrals; acknowledges; answers questions; makes the half-termly report and holds the liaison; works with the Virtual School.',
    paragraphs: ['1.3', '3.5', '4.4', '4.15', '5.3', '5.4'],
  },
  {
    id: 'home-education-team',
    label: 'EHE team',
    does: 'Is told of removals for home education; liaises; contacts and supports families; refers concerns.',
    paragraphs: ['5.2', '5.4', '5.5'],
  },
  {
    id: 'virtual-school',
    label: 'Virtual School Headteacher',
    does: 'Works with the CME team on looked-after children.',
    paragraphs: ['3.5'],
  },
  {
    id: 'safeguarding-front-door',
    label: 'First Response',
    does: 'Takes safety concerns.',
    paragraphs: ['1.4', '4.8'],
  },
  {
    id: 'education-safeguarding-officer',
    label: 'Education Safeguarding Officer',
    does: 'May be consulted, through the Safeguarding Children Board.',
    paragraphs: ['4.8'],
  },
  {
    id: 'authority',
    label: 'Local authority',
    does: 'Identifies, intervenes, safeguards, shares, directs for looked-after children, investigates.',
    paragraphs: ['3.1', '3.2', '3.3', '3.4', '3.5', '5.7'],
  },
  {
    id: 'parent',
    label: 'Parent or carer',
    does: 'Gives the head written notice on withdrawing a child for home education.',
    paragraphs: ['5.6'],
  },
]
