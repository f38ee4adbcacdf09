import { may, ROLES, type Role } from './roles.ts'

interface FieldClass {
  readonly label: string
  readonly roles: readonly Role[]
}

const all = Object.keys(ROLES) as Role[]
const whoMay = (permission: Parameters<typeof may>[1]) => all.filter((role) => may(role, permission))

/** Third gate: which fields of a record a role may see at all. Protected ones are kept back by the database too. */
export const FIELD_CLASSES = {
  identity: { label: 'names, birth date, numbers', roles: whoMay('view-child') },
  history: { label: 'what happened on a matter', roles: whoMay('view-matter') },
  contact: { label: 'addresses and contacts that are not protected', roles: whoMay('view-matter') },
  protected: {
    label: 'addresses and contacts of families in hiding',
    roles: ['cme-officer', 'cme-manager'],
  },
  account: { label: 'names, e-mail addresses and roles of colleagues', roles: whoMay('manage-accounts') },
  audit: { label: 'who did and saw what', roles: whoMay('view-who-has-seen') },
} as const satisfies Record<string, FieldClass>

/** Roles with what each may do, whose records each sees, and which classes of fields. */
export function describeRoles(permissions: Readonly<Record<string, readonly Role[]>>) {
  return all.map((role) => ({
    role,
    label: ROLES[role].label,
    side: ROLES[role].side,
    recordScope: ROLES[role].scope,
    permissions: Object.keys(permissions).filter((permission) => permissions[permission]?.includes(role)),
    fieldClasses: Object.entries(FIELD_CLASSES)
      .filter(([, fieldClass]) => (fieldClass.roles as readonly Role[]).includes(role))
      .map(([name]) => name),
  }))
}
