import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { type HandOverContent, SECTION_TITLES, SECTIONS } from '../../exchange/hand-over/hand-over-content.ts'
import { newSecretToken } from '../../platform/auth/secret-tokens.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { type ActContext, insertDisclosure, nextReference, recordEvents } from '../cases/index.ts'
import { composeMessage, legalBasisOf } from '../letters/index.ts'
import type { Gathered, OfferedField } from './gather-hand-over.ts'
import { handOverPaths } from './hand-over.paths.ts'
import { insertHandOver } from './hand-overs.store.ts'
import type { Offer } from './offer.form.ts'
import { newPassphrase } from './passphrase.ts'
import { sealFile } from './sealed-file.ts'

export interface HandOverToSend {
  readonly offer: Offer
  readonly gathered: Gathered
  readonly chosen: readonly OfferedField[]
  readonly sentBy: 'e-mail' | 'own-hand'
  /** The event count that the officer's page was made from. */
  readonly version: number
}

export interface SentHandOver {
  readonly reference: string
  readonly fileName: string
  /** Shown once and kept nowhere. */
  readonly passphrase: string
  readonly fingerprint: string
  /** The address of the receipt on this site. It stands inside the sealed file. */
  readonly receiptPath: string
}

const PART_NAMES = { ...SECTION_TITLES, identity: 'identity' }

/**
 * Seals what was chosen, keeps the file, records that the child was offered, and logs the disclosure with its gateway
 * and with who let it go. The child stays ours.
 *
 * @refuses NO_KEY, and as the process says
 */
export async function sendHandOver(context: ActContext, send: HandOverToSend): Promise<Result<SentHandOver>> {
  const { deps, trx, by, matter, child, today } = context
  const signer = deps.signer?.()
  if (signer === undefined)
    return refuse({
      code: 'NO_KEY',
      message: 'This installation has no key to sign a file with. Tell whoever runs it.',
    })
  const { offer, chosen, sentBy } = send
  const id = newId(deps.clock.now())
  const number = await nextReference(trx, 'hand-over')
  const reference = `S-${String(number).padStart(5, '0')}`
  const token = newSecretToken()
  const linkUntil = addDays(today, linkDays(context))
  const parts = SECTIONS.filter((section) => chosen.some((field) => field.section === section)).map(
    (section) => PART_NAMES[section].toLowerCase(),
  )
  const recorded = await recordEvents(
    deps,
    trx,
    by,
    matter.id,
    [
      {
        kind: 'hand-over-offered',
        facts: { handOver: id, ...whereTo(send), parts, sentBy },
      },
    ],
    send.version,
  )
  if (!recorded.ok) return recorded
  const passphrase = newPassphrase()
  const receiptPath = handOverPaths.receipt(token)
  const content = contentOf(context, send, {
    id,
    reference,
    link: deps.publicAddress === undefined ? '' : `${deps.publicAddress}${receiptPath}`,
    until: linkUntil,
  })
  const file = {
    name: `sealed-file-${reference}.html`,
    bytes: await sealFile(JSON.stringify(content), passphrase, signer),
  }
  await insertHandOver(trx, {
    laId: by.laId,
    id,
    reference,
    matterId: matter.id,
    childId: child.id,
    toCode: offer.to.code,
    toName: offer.to.name,
    toEmail: offer.to.email,
    token,
    linkUntil,
    file,
    fields: chosen.map((field) => field.id),
    offeredOn: today,
    offeredAt: deps.clock.now(),
    offeredBy: by.accountId,
  })
  await logDisclosure(context, send, content.gateway)
  if (sentBy === 'e-mail' && offer.to.email !== null) await mail(context, offer, reference, file)
  return ok({ reference, fileName: file.name, passphrase, fingerprint: signer.fingerprint, receiptPath })
}

// Of a family in hiding the history does not say where to: more people read it than may know. The hand-over itself does.
function whereTo({ offer, gathered }: HandOverToSend) {
  const { to, reason } = offer
  return gathered.hidden
    ? { to: '', toName: 'another authority', reason: 'The reason stands in the sharing log' }
    : { to: to.code, toName: to.name, reason }
}

function linkDays({ deps, by, today }: ActContext): number {
  const days = deps.packs.rulesAt(today, by.pack).rule<number>('case/hand-over-link-for')
  if (!days.ok) throw new Error(days.refusal.message)
  return days.value.value
}

/** The law under which another authority is told: the duty to find the child, and the duty to work together. */
export function gatewayOf({ deps, by, today }: Pick<ActContext, 'deps' | 'by' | 'today'>): string {
  const together = deps.packs.rulesAt(today, by.pack).rule<string>('sharing/duty-to-co-operate')
  return [legalBasisOf(deps.packs, by.pack, today), together.ok ? together.value.value : undefined]
    .filter(Boolean)
    .join('; ')
}

function contentOf(
  context: ActContext,
  { offer, chosen, gathered }: HandOverToSend,
  the: { readonly id: string; readonly reference: string; readonly link: string; readonly until: string },
): HandOverContent {
  const { deps, by, today } = context
  const team = deps.packs.rulesAt(today, by.pack).contact('cme-team')
  const told = team.ok ? team.value.value : undefined
  const ids = new Set(chosen.map((field) => field.id))
  const { child } = gathered
  return {
    format: 'onroll-hand-over/1',
    id: the.id,
    madeAt: deps.clock.now().toISOString(),
    from: {
      code: String(by.laId).padStart(3, '0'),
      name: by.authorityName,
      team: told?.name ?? by.organisationName,
      email: told?.email ?? '',
      phone: told?.phones.join(', ') ?? '',
      officer: by.name,
      reference: the.reference,
    },
    to: { code: offer.to.code, name: offer.to.name },
    reason: offer.reason,
    gateway: gatewayOf(context),
    receipt: { link: the.link, until: the.until },
    child: {
      givenName: child.givenName,
      familyName: child.familyName,
      bornOn: child.bornOn,
      ...(child.middleNames ? { middleNames: child.middleNames } : {}),
      ...(ids.has('identity-other-names') && child.knownAs ? { knownAs: child.knownAs } : {}),
      ...(ids.has('identity-other-names') && child.formerFamilyName
        ? { formerFamilyName: child.formerFamilyName }
        : {}),
      ...(ids.has('identity-sex') && child.sex ? { sex: child.sex } : {}),
      ...(ids.has('identity-upn') && child.upn ? { upn: child.upn } : {}),
    },
    fields: [
      ...chosen.map(({ id, section, label, value }) => ({ id, section, label, value })),
      ...(offer.more === ''
        ? []
        : [{ id: 'safety-more', section: 'safety' as const, label: 'The sender adds', value: offer.more }]),
    ],
    heldBack: [
      ...gathered.heldBack,
      ...(chosen.length < gathered.fields.length
        ? ['The sender left out what you do not need now. Ask for it.']
        : []),
    ],
  }
}

async function logDisclosure(
  { deps, trx, by, matter, child }: ActContext,
  { offer, chosen, sentBy }: HandOverToSend,
  gateway: string,
): Promise<void> {
  const now = deps.clock.now()
  await insertDisclosure(trx, by.laId, {
    id: newId(now),
    childId: child.id,
    matterId: matter.id,
    what: [
      ...new Set(chosen.map(({ label }) => label)),
      ...(offer.more === '' ? [] : ['What the sender adds']),
    ].join('; '),
    toWhom: `${offer.to.name} (${offer.to.code}), CME team`,
    why: `Hand-over: ${offer.reason}`,
    basis: gateway,
    how: sentBy === 'e-mail' ? 'sealed file, by e-mail' : 'sealed file, by the officer’s own hand',
    at: now,
    authorisedBy: offer.authoriser.accountId,
  })
}

async function mail(
  { deps, trx, by, matter, child, today }: ActContext,
  offer: Offer,
  reference: string,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<void> {
  await composeMessage(deps, trx, by, {
    template: 'sealed-file',
    pack: by.pack,
    to: { name: offer.to.name, address: offer.to.email ?? '' },
    organisationId: by.organisationId,
    matterId: matter.id,
    childId: child.id,
    effectKey: `sealed-file ${reference}`,
    facts: { reference, fromAuthority: by.authorityName, byName: by.name, today: displayDate(today) },
    file: { ...file, contentType: 'text/html; charset=utf-8' },
  })
}
