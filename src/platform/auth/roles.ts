/** What a person may be asked to be. A person may hold several, and acts in one at a time. */
export const ROLES = {
  'cme-officer': { label: 'CME officer', scope: 'authority', side: 'authority' },
  'cme-manager': { label: 'CME manager', scope: 'authority', side: 'authority' },
  'school-staff': { label: 'school staff', scope: 'organisation', side: 'school' },
  'designated-safeguarding-lead': {
    label: 'designated safeguarding lead',
    scope: 'organisation',
    side: 'school',
  },
  headteacher: { label: 'headteacher', scope: 'organisation', side: 'school' },
  'admissions-officer': { label: 'Admissions officer', scope: 'organisation', side: 'admissions' },
  'team-worker': { label: 'Local Support Team worker', scope: 'organisation', side: 'team' },
  'team-manager': { label: 'Local Support Team manager', scope: 'organisation', side: 'team' },
  'ehe-officer': { label: 'EHE officer', scope: 'organisation', side: 'home-education-team' },
  'virtual-school': { label: 'Virtual School', scope: 'organisation', side: 'virtual-school' },
  'data-officer': { label: 'data officer', scope: 'authority', side: 'authority' },
  administrator: { label: 'administrator', scope: 'none', side: 'none' },
  auditor: { label: 'auditor', scope: 'none', side: 'none' },
} as const satisfies Record<string, RoleShape>

interface RoleShape {
  readonly label: string
  readonly scope: Scope
  readonly side: Side
}

export type Role = keyof typeof ROLES
/** `authority`: every child of the authority; `organisation`: those opened to it; `none`: no child; `system`: jobs. */
export type Scope = 'authority' | 'organisation' | 'none' | 'system'
export type Side =
  | 'school'
  | 'authority'
  | 'admissions'
  | 'team'
  | 'home-education-team'
  | 'virtual-school'
  | 'none'

const CME: readonly Role[] = ['cme-officer', 'cme-manager']
const SCHOOL: readonly Role[] = ['school-staff', 'designated-safeguarding-lead', 'headteacher']
const TEAM: readonly Role[] = ['team-worker', 'team-manager']
const WITH_MATTERS: readonly Role[] = [
  ...CME,
  ...SCHOOL,
  ...TEAM,
  'admissions-officer',
  'ehe-officer',
  'virtual-school',
]

/** Which roles may do what. A route names one of these; no route without. */
export const PERMISSIONS = {
  'view-home': Object.keys(ROLES) as Role[],
  'change-role': Object.keys(ROLES) as Role[],
  'view-matter': WITH_MATTERS,
  'list-matters': WITH_MATTERS,
  'view-child': [...WITH_MATTERS, 'data-officer'],
  'search-children': [...CME, ...SCHOOL, 'admissions-officer', 'data-officer'],
  'correct-child': [...CME, ...SCHOOL],
  'record-provision': [...CME, 'ehe-officer', 'virtual-school'],
  'record-family': [...CME, ...SCHOOL],
  'join-families': CME,
  'report-non-arrival': SCHOOL,
  'record-enquiry': [...CME, ...SCHOOL, ...TEAM],
  'ask-admissions': [...SCHOOL, ...CME],
  'answer-admissions': ['admissions-officer'],
  'work-team-request': TEAM,
  'send-ten-day-report': SCHOOL,
  'send-referral': SCHOOL,
  'view-referral': [...CME, ...SCHOOL],
  'acknowledge-referral': CME,
  'triage-case': CME,
  'read-public-reports': CME,
  'record-check': CME,
  'record-case-step': [...CME, 'virtual-school', 'ehe-officer', 'admissions-officer'],
  'close-case': CME,
  'manage-restriction': CME,
  'lift-restriction': ['cme-manager'],
  'write-family-letter': CME,
  'break-glass': CME,
  'sign-off-break-glass': ['cme-manager'],
  'see-as': ['cme-manager'],
  'sign-off-checks': ['cme-manager'],
  'tell-home-education-team': [...CME, ...SCHOOL],
  'work-home-education': [...CME, 'ehe-officer'],
  'reassign-matter': CME,
  'plan-absence': WITH_MATTERS,
  'view-waiting': [...CME, 'admissions-officer', 'virtual-school'],
  'view-looked-after': [...CME, 'virtual-school'],
  'view-caseload': ['cme-manager'],
  'change-owner': [...CME, 'designated-safeguarding-lead', 'headteacher'],
  'sign-joint-outcome': [...CME, ...SCHOOL],
  'view-removal': SCHOOL,
  'decide-removal': ['headteacher'],
  'make-transfer-file': SCHOOL,
  'view-transfer-files': [...CME, ...SCHOOL],
  'view-lost-pupils': [...CME, ...SCHOOL],
  'ask-lost-pupils': SCHOOL,
  'work-lost-pupils': CME,
  'record-safety-contact': WITH_MATTERS,
  'add-document': WITH_MATTERS,
  'send-message': WITH_MATTERS,
  'view-policy-map': [...WITH_MATTERS, 'data-officer'],
  'view-rules': Object.keys(ROLES) as Role[],
  'view-who-has-seen': [...CME, 'auditor'],
  'view-school-calendar': [...SCHOOL, ...CME, 'data-officer'],
  'change-school-calendar': ['school-staff', 'headteacher', 'data-officer'],
  'change-authority-calendar': ['data-officer'],
  'import-reference-data': ['data-officer', 'administrator'],
  'view-directory': [...CME, 'data-officer'],
  'change-directory': CME,
  'hand-over-case': CME,
  'receive-hand-over': CME,
  'view-outbox': ['cme-officer', 'cme-manager'],
  'view-audit': ['auditor'],
  'view-sharing-log': CME,
  'list-sharing-log': ['cme-manager', 'auditor'],
  'manage-accounts': ['administrator'],
  'view-jobs': ['administrator', 'cme-manager', 'data-officer'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

/** Whether the role holds the permission. */
export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role)
}
