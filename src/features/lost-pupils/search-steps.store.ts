import type { Asker } from '../../platform/auth/asker.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

export type StepKind =
  | 'asked'
  | 'owner-changed'
  | 'needs-information'
  | 'information-given'
  | 'looked'
  | 'joined'
  | 'answered'

/** What happened with a search, in words. What concerns another child's record is not for the one who asked. */
export interface SearchStep {
  readonly seq: number
  readonly kind: StepKind
  readonly words: string
  readonly matterId: string | null
  readonly forAsker: boolean
  readonly byName: string
  readonly organisationName: string
  readonly recordedAt: Date
}

/** The lines that this person may read, oldest first. */
export async function listSearchSteps(read: ReadTrx, searchId: string): Promise<readonly SearchStep[]> {
  return (await read
    .selectFrom('lost_pupil_search_step')
    .select([
      'seq',
      'kind',
      'words',
      'matter_id as matterId',
      'for_asker as forAsker',
      'by_name as byName',
      'organisation_name as organisationName',
      'recorded_at as recordedAt',
    ])
    .where('search_id', '=', searchId)
    .orderBy('seq')
    .limit(200)
    .execute()) as SearchStep[]
}

export interface NewStep {
  readonly kind: StepKind
  readonly words: string
  readonly matterId?: string | undefined
  /** False for what tells of another child's record. */
  readonly forAsker: boolean
}

/**
 * Adds lines to a search that the caller holds. `version` is the one the search has from now on: each change has lines
 * of its own, and the asker does not see how many there are in between.
 */
export async function insertSearchSteps(
  trx: Trx,
  by: Asker,
  search: { readonly id: string; readonly version: number },
  steps: readonly NewStep[],
  at: Date,
): Promise<void> {
  await trx
    .insertInto('lost_pupil_search_step')
    .values(
      steps.map((step, index) => ({
        la_id: by.laId,
        search_id: search.id,
        seq: search.version * 10 + index,
        kind: step.kind,
        words: step.words,
        matter_id: step.matterId ?? null,
        for_asker: step.forAsker,
        by_name: by.name,
        organisation_name: by.organisationName,
        recorded_at: at,
      })),
    )
    .execute()
}
