import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { EnquiryCheck, TracingSource } from '../../domain/enquiry/enquiry-check.ts'
import { ok, type Result } from '../../domain/result.ts'
import { hashOf, newSecretToken } from '../../platform/auth/secret-tokens.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { type ActContext, insertDisclosure, type NewEvent, recordEvents } from '../cases/index.ts'
import { composeMessage, legalBasisOf, letterTemplate, wordsOf } from '../letters/index.ts'
import { bornYearOf, initialsOf, type LeastData, leastData } from './least-data.ts'
import { tracingPaths } from './tracing.paths.ts'
import { insertRequest } from './tracing.store.ts'

const TEMPLATE = 'tracing-request'
/** Where the pack sets no other: see `sharing/reply-link-ends-after`. */
const LINK_DAYS = 'sharing/reply-link-ends-after'

export type OutsideCheck = EnquiryCheck & { readonly tracing: TracingSource }

/** What is about to go out: to whom, the least data, when it is chased, and the words as they will stand. */
export interface RequestPack {
  readonly check: OutsideCheck
  readonly toName: string
  readonly toAddress: string
  readonly data: LeastData
  readonly chaseOn: PlainDate
  readonly endsOn: PlainDate
  readonly basis: string
}

export async function requestPack(
  context: ActContext,
  check: OutsideCheck,
  to: { readonly name: string; readonly address: string },
): Promise<RequestPack> {
  const { deps, by, today } = context
  const ends = deps.packs.rulesAt(today, by.pack).rule<number>(LINK_DAYS)
  if (!ends.ok) throw new Error(ends.refusal.message)
  return {
    check,
    toName: to.name,
    toAddress: to.address,
    data: await leastData(context, check.tracing.tells),
    chaseOn: addDays(today, check.tracing.chaseAfterDays),
    endsOn: addDays(today, Math.max(ends.value.value, check.tracing.chaseAfterDays + 7)),
    basis: check.gateway?.basis ?? 'Education Act 1996, section 436A',
  }
}

/** The letter as it will go; before it goes the link is not made yet. */
export function lettersWords(context: ActContext, pack: RequestPack, link: string) {
  return wordsOf(letterTemplate(context.deps.packs, context.by.pack, TEMPLATE), {
    ...factsOf(context, pack, link),
    legalBasis: legalBasisOf(context.deps.packs, context.by.pack, context.today),
  })
}

function factsOf({ matter, by, today }: ActContext, pack: RequestPack, link: string) {
  return {
    toName: pack.toName,
    fromOrganisation: by.organisationName,
    reference: matter.reference,
    asksFor: pack.check.tracing.asksFor,
    told: pack.data.told.map(({ label, value }) => `${label}: ${value}`),
    basis: pack.basis,
    answerBy: displayDate(pack.chaseOn),
    endsOn: displayDate(pack.endsOn),
    link,
    byName: by.name,
    today: displayDate(today),
  }
}

/**
 * Sends a request: the letter or file is kept as it goes, the asking stands on the case with the day on which it is
 * chased, and the disclosure goes to the sharing log (T32).
 */
export async function sendRequest(
  context: ActContext,
  pack: RequestPack,
  key: string,
): Promise<Result<void>> {
  const { deps, trx, by, matter, child } = context
  const now = deps.clock.now()
  const token = newSecretToken()
  const link = `${deps.publicAddress ?? ''}${tracingPaths.link(token)}`
  const { check, data } = pack
  const event: NewEvent = {
    kind: 'check-requested',
    facts: { check: check.id, asked: pack.toName, basis: pack.basis, answerBy: pack.chaseOn },
    source: `${check.tracing.channel}: ${check.tracing.tells.join(', ')}`,
  }
  const recorded = await recordEvents(deps, trx, by, matter.id, [event])
  if (!recorded.ok) return recorded
  const messageId = await composeMessage(deps, trx, by, {
    template: TEMPLATE,
    pack: by.pack,
    to: { name: pack.toName, address: pack.toAddress },
    facts: factsOf(context, pack, link),
    matterId: matter.id,
    childId: child.id,
    organisationId: by.organisationId,
    effectKey: `${TEMPLATE} ${matter.id} ${check.id} ${key}`,
    ...(check.tracing.channel === 'file'
      ? {
          file: {
            name: `request-${matter.reference}.csv`,
            contentType: 'text/csv; charset=utf-8',
            bytes: Buffer.from(csvOf(pack, matter.reference), 'utf8'),
          },
        }
      : {}),
  })
  if (messageId === undefined) throw new Error(`The request to ${check.id} was made before`)
  await insertRequest(trx, by.laId, {
    id: newId(now),
    matterId: matter.id,
    childId: child.id,
    source: check.id,
    asked: pack.toName,
    asksFor: check.tracing.asksFor,
    told: data.told,
    initials: initialsOf(child),
    bornYear: bornYearOf(child),
    tokenHash: hashOf(token),
    messageId,
    sentAt: now,
    sentBy: by.accountId,
    endsOn: pack.endsOn,
  })
  await insertDisclosure(trx, by.laId, {
    id: newId(now),
    childId: child.id,
    matterId: matter.id,
    what: data.told.map(({ label }) => label).join('; ') || 'That the authority asks',
    toWhom: pack.toName,
    why: `To find the child: ${check.label}`,
    basis: [pack.basis, lawIn(context)].filter(Boolean).join('; '),
    how: check.tracing.channel === 'file' ? 'letter with a file' : 'letter',
    at: now,
    authorisedBy: by.accountId,
  })
  return ok(undefined)
}

function lawIn({ deps, by, today }: ActContext): string | undefined {
  const law = deps.packs.rulesAt(today, by.pack).rule<string>('sharing/lawful-basis')
  return law.ok ? law.value.value : undefined
}

/** A spreadsheet opens this; a cell that begins like a formula is told as text. */
function csvOf(pack: RequestPack, reference: string): string {
  const cell = (text: string) =>
    `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""').replaceAll('\n', ', ')}"`
  const lines = [['Reference', reference], ...pack.data.told.map(({ label, value }) => [label, value])]
  return `${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}
