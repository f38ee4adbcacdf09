import type { JobData, RunningJob } from '../platform/jobs/jobs.ts'
import type { Deps } from './slice.ts'

/**
 * One kind of work that is done later. `deps.db` is the worker's: the handler opens its transaction as the system of
 * the authority in `data.laId`. Safe to run twice: a killed worker's job comes again.
 */
export interface SliceJob {
  readonly name: string
  /** Sent once every night for each authority, with nothing but `laId` in it. */
  readonly nightly?: boolean
  handle(deps: Deps, data: JobData, job: RunningJob): Promise<void>
}

/** The authority that a job is for. Throws when it carries none: a bug in whoever sent it. */
export function authorityOf(data: JobData): number {
  const { laId } = data
  if (typeof laId !== 'number' || !Number.isInteger(laId)) throw new Error('The job names no authority')
  return laId
}

/** A text that a job carries. Throws when it is not there. */
export function textOf(data: JobData, name: string): string {
  const value = data[name]
  if (typeof value !== 'string' || value === '') throw new Error(`The job carries no ${name}`)
  return value
}
