const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  // shutting down, crashed, starting up
  '57P01',
  '57P02',
  '57P03',
  // a statement that took too long, no more connections, full disk, out of memory, a standby that only reads
  '57014',
  '53300',
  '53100',
  '53200',
  '25006',
])
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether a fault means that the database cannot do its work at present, and not that we asked it for nonsense. */
export function isDatabaseAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  const { code } = fault as NodeJS.ErrnoException
  if (code !== undefined && (AWAY.has(code) || code.startsWith('08'))) return true
  return LOST.test(fault.message)
}
