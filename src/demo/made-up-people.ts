import type { Role } from '../platform/auth/roles.ts'

/** A made-up colleague. `works` lists each role with the key of the organisation, the first one first. */
export interface DemoPerson {
  readonly key: string
  readonly name: string
  readonly works: readonly { readonly role: Role; readonly at: string }[]
}

/** Schools whose people can sign in; each is looked up by name in the county's register, and left out when not there. */
export const STAFFED_SCHOOLS = {
  'weston-road': 'The Weston Road Academy',
  'hart-school': 'The Hart School',
} as const

const atWestonRoad = 'weston-road'
const atHartSchool = 'hart-school'

/** One person or more in every role. `team:KEY` is a Local Support Team of the pack, `primary` the first primary school near the others. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('priya-test-okafor', 'Priya Test-Okafor', ['cme-officer', 'cme-team']),
  person('lee-demo-marsh', 'Lee Demo-Marsh', ['cme-officer', 'cme-team']),
  person('kit-sample-rowe', 'Kit Sample-Rowe', ['cme-officer', 'cme-team']),
  person('noor-mock-aziz', 'Noor Mock-Aziz', ['cme-officer', 'cme-team']),
  person('sam-test-rushton', 'Sam Test-Rushton', ['cme-manager', 'cme-team']),
  person('dee-sample-khan', 'Dee Sample-Khan', ['school-staff', atWestonRoad]),
  person(
    'rob-mock-ellery',
    'Rob Mock-Ellery',
    ['school-staff', atWestonRoad],
    ['designated-safeguarding-lead', atWestonRoad],
  ),
  person('ursula-demo-vane', 'Ursula Demo-Vane', ['headteacher', atWestonRoad]),
  person('gwen-test-llewellyn', 'Gwen Test-Llewellyn', ['school-staff', atHartSchool]),
  person('tom-sample-hollis', 'Tom Sample-Hollis', ['designated-safeguarding-lead', atHartSchool]),
  person('alex-example-thorne', 'Alex Example-Thorne', ['headteacher', atHartSchool]),
  person('bea-pretend-osei', 'Bea Pretend-Osei', ['school-staff', 'primary']),
  person(
    'colm-made-up-oneill',
    'Colm Made-Up-O’Neill',
    ['headteacher', 'primary'],
    ['designated-safeguarding-lead', 'primary'],
  ),
  person('stella-demo-priest', 'Stella Demo-Priest', ['admissions-officer', 'admissions']),
  person('yusuf-sample-iqbal', 'Yusuf Sample-Iqbal', ['admissions-officer', 'admissions']),
  person('marta-test-nowak', 'Marta Test-Nowak', ['team-worker', 'team:stafford']),
  person(
    'jo-sample-whyte',
    'Jo Sample-Whyte',
    ['team-manager', 'team:stafford'],
    ['team-manager', 'team:cannock-chase'],
  ),
  person('dan-example-pike', 'Dan Example-Pike', ['team-worker', 'team:cannock-chase']),
  person('ines-mock-silva', 'Inês Mock-Silva', ['team-worker', 'team:east-staffordshire']),
  person('huw-demo-griffiths', 'Huw Demo-Griffiths', ['team-worker', 'team:tamworth']),
  person('nell-sample-barlow', 'Nell Sample-Barlow', ['team-worker', 'team:lichfield']),
  person('ben-test-finch', 'Ben Test-Finch', ['team-worker', 'team:newcastle-under-lyme']),
  person('aoife-pretend-quinn', 'Aoife Pretend-Quinn', ['team-worker', 'team:south-staffordshire']),
  person('kofi-demo-asante', 'Kofi Demo-Asante', ['team-worker', 'team:staffordshire-moorlands']),
  person('ada-test-mensah', 'Ada Test-Mensah', ['ehe-officer', 'home-education-team']),
  person('ravi-sample-kaur', 'Ravi Sample-Kaur', ['ehe-officer', 'home-education-team']),
  person('lin-pretend-chen', 'Lin Pretend-Chen', ['virtual-school', 'virtual-school']),
  person('max-mock-datta', 'Max Mock-Datta', ['data-officer', 'authority']),
  person('sue-example-lowe', 'Sue Example-Lowe', ['administrator', 'authority']),
  person('olu-demo-adeyemi', 'Olu Demo-Adeyemi', ['auditor', 'authority']),
]

/** The address a made-up person would be written to; the domain is reserved, so nothing can arrive there. */
export function emailOf(person: Pick<DemoPerson, 'key'>): string {
  return `${person.key.replaceAll('-', '.')}@example.org`
}

function person(key: string, name: string, ...works: readonly (readonly [Role, string])[]): DemoPerson {
  return { key, name, works: works.map(([role, at]) => ({ role, at })) }
}
