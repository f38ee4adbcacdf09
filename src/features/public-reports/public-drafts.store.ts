import { sql } from 'kysely'
import { hashOf, newSecretToken } from '../../platform/auth/secret-tokens.ts'
import type { Db, Trx } from '../../platform/db/in-transaction.ts'
import type { ReportAnswers, ReportForm } from './report-journey.ts'
import { DRAFT_MINUTES, minutesAfter, SENT_MINUTES } from './report-limits.ts'

/** A report being written by somebody without an account. Its address is the only key to it. */
export interface PublicDraft {
  readonly token: string
  readonly laId: number
  readonly authority: { readonly name: string; readonly pack: string }
  readonly form: ReportForm
  readonly answers: ReportAnswers
  readonly madeAt: Date
  /** Set once it was sent; the answers are gone then. */
  readonly sentReference: string | null
}

export async function beginDraft(db: Db, laId: number, form: ReportForm, now: Date): Promise<string> {
  const token = newSecretToken()
  const until = minutesAfter(now, DRAFT_MINUTES)
  await sql`select onroll.begin_public_report(${hashOf(token)}, ${laId}, ${form}, ${now}, ${until})`.execute(
    db,
  )
  return token
}

export async function findPublicDraft(db: Db, token: string, now: Date): Promise<PublicDraft | undefined> {
  const { rows } = await sql<{
    la_id: number
    la_name: string
    pack: string
    form: ReportForm
    answers: ReportAnswers
    sent_reference: string | null
    made_at: Date
  }>`select * from onroll.find_public_report_draft(${hashOf(token)}, ${now})`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  return {
    token,
    laId: row.la_id,
    authority: { name: row.la_name, pack: row.pack },
    form: row.form,
    answers: row.answers,
    madeAt: row.made_at,
    sentReference: row.sent_reference,
  }
}

/** Keeps what was typed beside what is there; false when the draft is gone or was sent. */
export async function saveDraftAnswers(
  db: Db,
  token: string,
  answers: ReportAnswers,
  now: Date,
): Promise<boolean> {
  const until = minutesAfter(now, DRAFT_MINUTES)
  const { rows } = await sql<{ saved: boolean }>`select onroll.save_public_report_draft(${hashOf(token)},
    ${JSON.stringify(answers)}::jsonb, ${now}, ${until}) as saved`.execute(db)
  return rows[0]?.saved === true
}

/** Takes away all that was typed. Asking twice is no fault. */
export async function leaveDraft(db: Db, token: string): Promise<void> {
  await sql`select onroll.leave_public_report(${hashOf(token)})`.execute(db)
}

export interface SentReport {
  readonly token: string
  readonly report: Readonly<Record<string, unknown>>
  readonly referrer: object
  readonly words: Buffer
  readonly sameSince: Date
}

/** Takes the report in, once. Undefined when the draft is gone. */
export async function sendDraft(
  trx: Trx,
  { token, report, referrer, words, sameSince }: SentReport,
  now: Date,
): Promise<{ readonly reference: string; readonly isFirst: boolean } | undefined> {
  const { rows } = await sql<{ reference: string; is_first: boolean }>`
    select * from onroll.send_public_report(${hashOf(token)}, ${JSON.stringify(report)}::jsonb,
      ${JSON.stringify(referrer)}::jsonb, ${words}, ${now}, ${sameSince}, ${minutesAfter(now, SENT_MINUTES)})`.execute(
    trx,
  )
  const [row] = rows
  return row && { reference: row.reference, isFirst: row.is_first }
}

export async function removeEndedDrafts(db: Db, now: Date): Promise<void> {
  await sql`select onroll.remove_ended_report_drafts(${now})`.execute(db)
}

/** The authorities that people can tell something, by name. */
export async function listCouncils(db: Db) {
  return db.selectFrom('local_authority').select(['id', 'name', 'pack']).orderBy('name').execute()
}
