import type { LogFacts } from './log.ts'

interface DatabaseFault {
  readonly code?: string
  readonly constraint?: string
  readonly table?: string
  readonly routine?: string
}

/**
 * What a log may say of a fault. A database's own message repeats values, and so does a syntax error's; of those only
 * the code, the constraint and the place stay.
 */
export function faultFacts(fault: unknown): LogFacts {
  if (!(fault instanceof Error)) return { fault: typeof fault }
  const { code, constraint, table, routine } = fault as Error & DatabaseFault
  const repeatsValues = routine !== undefined || fault instanceof SyntaxError
  return {
    fault: fault.name,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    ...(repeatsValues ? {} : { message: fault.message }),
    at: placesOf(fault),
  }
}

function placesOf(fault: Error): readonly string[] {
  return (fault.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 12)
}
