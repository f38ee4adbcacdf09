import { type ClientConfig, Pool, types } from 'pg'

const DATE_OID = 1082
const DATE_ARRAY_OID = 1182
const TEXT_ARRAY_OID = 1009

/** Legal dates stay the text they are: the driver's own parser would shift them by the time zone. */
export const plainDateTypes: NonNullable<ClientConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE_OID) return (text: string) => text
    if (oid === DATE_ARRAY_OID) return types.getTypeParser(TEXT_ARRAY_OID as number, 'text')
    return types.getTypeParser(oid, format ?? 'text')
  }) as typeof types.getTypeParser,
}

/** A pool whose connections may die, idle or at work (a restarted server), without ending the process. */
export function openPool(connection: ClientConfig, max: number, log: (line: string) => void): Pool {
  const pool = new Pool({
    ...connection,
    types: plainDateTypes,
    max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  })
  pool.on('error', (error) => log(`database connection lost while idle: ${error.message}`))
  // The pool watches idle connections only. Whoever works on one learns of its loss from the answer to the query.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
