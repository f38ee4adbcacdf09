import { Writable } from 'node:stream'
import { pino } from 'pino'

/** Where the shells write what operators need: ids, counts and codes; never a name, an address or what was typed. */
export interface Log {
  debug(facts: LogFacts, message: string): void
  info(facts: LogFacts, message: string): void
  warn(facts: LogFacts, message: string): void
  /** Somebody must act now. */
  error(facts: LogFacts, message: string): void
}

export type LogFacts = Readonly<Record<string, unknown>>

export interface LogOptions {
  readonly level?: string
  readonly write?: (line: string) => void
}

/** One JSON object a line. Characters that some readers take for a line end leave as escapes. */
export function openLog(options: LogOptions = {}): Log {
  const write = options.write ?? ((line: string) => void process.stdout.write(line))
  const stream = new Writable({
    decodeStrings: false,
    write: (line: string, _encoding, done) => {
      write(oneLine(line))
      done()
    },
  })
  return pino(
    { level: options.level ?? 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime },
    stream,
  )
}

/** A log that says nothing, for tests and calculators. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

const UNICODE_LINE_ENDS = /[\u007f-\u009f\u2028\u2029]/g

function oneLine(line: string): string {
  return line.replace(
    UNICODE_LINE_ENDS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
