import type { Asker } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import type { Deps } from '../slice.ts'
import { legalBasisOf } from './legal-basis.ts'
import { type LetterFacts, letterTemplate, wordsOf } from './letter-template.ts'
import { insertMessage, isShutOut } from './outbox.store.ts'
import { enqueueSending } from './send-message.ts'

export interface NewMessage {
  readonly template: string
  readonly pack: string
  readonly to: { readonly name: string; readonly address: string }
  readonly facts: LetterFacts
  readonly matterId?: string
  readonly childId?: string
  /** Whose message it is: that organisation can read it afterwards. */
  readonly organisationId: string | null
  /** The same effect is never made twice, whoever asks again. */
  readonly effectKey: string
  readonly file?: { readonly name: string; readonly contentType: string; readonly bytes: Buffer }
}

/** Writes a message in the pack's words, keeps it as it will be sent, and has it sent once the transaction is through. */
export async function composeMessage(
  deps: Deps,
  trx: Trx,
  by: Asker,
  message: NewMessage,
): Promise<string | undefined> {
  // Somebody who is shut out of a child's record hears nothing of it, not even that something waits.
  if (message.childId !== undefined && (await isShutOut(trx, message.childId, message.to.address)))
    return undefined
  const template = letterTemplate(deps.packs, message.pack, message.template)
  const legalBasis = legalBasisOf(deps.packs, message.pack, deps.clock.today())
  const { subject, body } = wordsOf(template, { legalBasis, ...message.facts })
  const id = newId(deps.clock.now())
  const made = await insertMessage(trx, {
    laId: by.laId,
    id,
    kind: template.kind,
    childId: message.childId ?? null,
    matterId: message.matterId ?? null,
    organisationId: message.organisationId,
    toName: message.to.name,
    toAddress: message.to.address,
    subject,
    body,
    file: message.file ?? null,
    template: message.template,
    packEdition: deps.packs.editionOf(message.pack),
    effectKey: message.effectKey,
    madeAt: deps.clock.now(),
    madeBy: by.accountId,
  })
  if (!made) return undefined
  await enqueueSending(trx, deps.jobs, { laId: by.laId, messageId: id })
  return id
}
