import { ok, type Refusal, type Result, refuse } from '../../domain/result.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'

/** What was typed so far, by field. Text as typed; nothing is judged before the journey ends. */
export type DraftAnswers = Readonly<Record<string, string | readonly string[]>>

/** A half-filled journey: one owner, safe with two tabs and the Back button. */
export interface Draft {
  readonly id: string
  readonly journey: string
  /** The id of the record it is about, if the journey began at one. */
  readonly about: string | null
  readonly answers: DraftAnswers
  readonly version: number
  readonly state: 'open' | 'finished' | 'withdrawn'
  /** Where a finished journey led. */
  readonly resultLocation: string | null
  readonly updatedAt: Date
}

export type DraftRefusal = Refusal<'DRAFT_CHANGED' | 'DRAFT_CLOSED'>

export async function createDraft(
  trx: Trx,
  by: SignedIn,
  draft: { readonly journey: string; readonly about?: string | undefined; readonly answers?: DraftAnswers },
  now: Date,
): Promise<string> {
  const id = newId(now)
  await trx
    .insertInto('draft')
    .values({
      la_id: by.laId,
      id,
      account_id: by.accountId,
      organisation_id: by.organisationId,
      journey: draft.journey,
      about: draft.about ?? null,
      answers: JSON.stringify(draft.answers ?? {}),
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

/** The draft, if it is this person's own, made for the organisation they act for, and of that journey. */
export async function findDraft(
  read: ReadTrx,
  by: SignedIn,
  journey: string,
  id: string,
): Promise<Draft | undefined> {
  const row = await ownDrafts(read, by)
    .where('draft.id', '=', id)
    .where('draft.journey', '=', journey)
    .executeTakeFirst()
  return row && toDraft(row)
}

/** Drafts somebody has begun and neither finished nor withdrawn, newest first. */
export async function listOpenDrafts(
  read: ReadTrx,
  by: SignedIn,
  journey?: string,
): Promise<readonly Draft[]> {
  const open = ownDrafts(read, by)
    .where('draft.result_location', 'is', null)
    .where('draft.withdrawn_at', 'is', null)
    .orderBy('draft.updated_at', 'desc')
    .limit(50)
  const rows = await (journey === undefined ? open : open.where('draft.journey', '=', journey)).execute()
  return rows.map(toDraft)
}

/** Keeps what was typed beside what is there already. Refuses when another tab saved in between. */
export async function saveAnswers(
  trx: Trx,
  by: SignedIn,
  draft: Pick<Draft, 'id' | 'answers'>,
  version: number | undefined,
  answers: DraftAnswers,
  now: Date,
): Promise<Result<number, DraftRefusal>> {
  const saved = await changeOpenDraft(trx, by, draft.id, version, {
    answers: JSON.stringify({ ...draft.answers, ...answers }),
    updated_at: now,
  })
  return saved === undefined ? refuse(CHANGED) : ok(saved)
}

/**
 * Closes the journey in the transaction that did what it asked for. Of two tabs that finish together one is refused,
 * and with it all it wrote is undone.
 */
export async function finishDraft(
  trx: Trx,
  by: SignedIn,
  id: string,
  version: number | undefined,
  resultLocation: string,
  now: Date,
): Promise<Result<string, DraftRefusal>> {
  const change = { result_location: resultLocation, updated_at: now }
  return (await changeOpenDraft(trx, by, id, version, change)) === undefined
    ? refuse(CHANGED)
    : ok(resultLocation)
}

export async function withdrawDraft(
  trx: Trx,
  by: SignedIn,
  id: string,
  now: Date,
): Promise<Result<void, DraftRefusal>> {
  const withdrawn = await changeOpenDraft(trx, by, id, 'any', {
    answers: '{}',
    withdrawn_at: now,
    updated_at: now,
  })
  return withdrawn === undefined ? refuse(CLOSED) : ok(undefined)
}

const CHANGED: DraftRefusal = {
  code: 'DRAFT_CHANGED',
  message: 'These answers were changed in another window. Look at what is there now, then save again.',
}
const CLOSED: DraftRefusal = { code: 'DRAFT_CLOSED', message: 'This form was already sent or thrown away.' }

async function changeOpenDraft(
  trx: Trx,
  by: SignedIn,
  id: string,
  version: number | 'any' | undefined,
  change: { answers?: string; result_location?: string; withdrawn_at?: Date; updated_at: Date },
): Promise<number | undefined> {
  if (version === undefined) return undefined
  const open = trx
    .updateTable('draft')
    .set((expression) => ({ ...change, lock_version: expression('draft.lock_version', '+', 1) }))
    .where('draft.la_id', '=', by.laId)
    .where('draft.account_id', '=', by.accountId)
    .where('draft.organisation_id', '=', by.organisationId)
    .where('draft.id', '=', id)
    .where('draft.result_location', 'is', null)
    .where('draft.withdrawn_at', 'is', null)
  const row = await (version === 'any' ? open : open.where('draft.lock_version', '=', version))
    .returning('draft.lock_version')
    .executeTakeFirst()
  return row?.lock_version
}

function ownDrafts(read: ReadTrx, by: SignedIn) {
  return read
    .selectFrom('draft')
    .where('draft.la_id', '=', by.laId)
    .where('draft.account_id', '=', by.accountId)
    .where('draft.organisation_id', '=', by.organisationId)
    .select([
      'draft.id',
      'draft.journey',
      'draft.about',
      'draft.answers',
      'draft.lock_version',
      'draft.result_location',
      'draft.withdrawn_at',
      'draft.updated_at',
    ])
}

interface DraftRow {
  readonly id: string
  readonly journey: string
  readonly about: string | null
  readonly answers: unknown
  readonly lock_version: number
  readonly result_location: string | null
  readonly withdrawn_at: Date | null
  readonly updated_at: Date
}

function toDraft(row: DraftRow): Draft {
  return {
    id: row.id,
    journey: row.journey,
    about: row.about,
    answers: row.answers as DraftAnswers,
    version: row.lock_version,
    state: row.result_location !== null ? 'finished' : row.withdrawn_at !== null ? 'withdrawn' : 'open',
    resultLocation: row.result_location,
    updatedAt: row.updated_at,
  }
}
