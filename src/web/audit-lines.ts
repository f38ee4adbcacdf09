import type { FastifyRequest } from 'fastify'
import type { Route } from '../features/slice.ts'
import type { AuditLine } from '../platform/audit/record-audit.ts'
import { isRecordParameter } from '../platform/auth/may-open.ts'

export type Outcome = AuditLine['outcome']

interface AboutRequest {
  readonly route: Pick<Route, 'audit' | 'record'>
  readonly request: Pick<FastifyRequest, 'id' | 'ip'>
  readonly params: Readonly<Record<string, string>>
}

/** The one line a request leaves in the audit record. */
export function auditLine(
  { route, request, params }: AboutRequest,
  outcome: Outcome,
  about: readonly string[],
  why: string | undefined,
): AuditLine {
  return {
    action: route.audit,
    recordType: route.record,
    recordIds: [...new Set([...pathIds(params), ...about])],
    outcome,
    why,
    requestId: request.id,
    sourceAddress: request.ip,
  }
}

// Only what has the shape of an id: a path is typed text, and the record holds no typed text.
function pathIds(params: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(params)
    .filter(([name, value]) => isRecordParameter(name) && /^([0-9a-f-]{36}|[0-9]{1,9})$/i.test(value))
    .map(([, value]) => value)
}
