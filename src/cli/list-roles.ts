import { describeRoles, FIELD_CLASSES } from '../platform/auth/field-classes.ts'
import { PERMISSIONS } from '../platform/auth/roles.ts'
import type { Command } from './command.ts'
import { readFlags } from './read-flags.ts'

const usage = `
Usage: onroll roles [--json]

Every role: what it may do (permissions), whose records it sees (record scope: every child of the authority, those
opened to its organisation, or none), and which classes of fields.`

export const rolesCommand: Command = {
  name: 'roles',
  summary: 'Lists the roles with their permissions and what they see',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { json: 'switch' })
    if (flags === undefined) return 2
    const roles = describeRoles(PERMISSIONS)
    if (flags.has('json')) {
      io.out(`${JSON.stringify({ roles, permissions: PERMISSIONS, fieldClasses: FIELD_CLASSES }, null, 2)}\n`)
      return 0
    }
    for (const role of roles) {
      io.out(
        `${role.role} (${role.label})\n  sees: ${role.recordScope}; fields: ${role.fieldClasses.join(', ') || 'none'}\n`,
      )
      io.out(`  may: ${role.permissions.join(', ')}\n`)
    }
    return 0
  },
}
