import { createHash } from 'node:crypto'
import { NotifyClient } from 'notifications-node-client'
import type { MessageSender, OutgoingMessage, SendOutcome } from './message-sender.ts'

export interface NotifySettings {
  readonly apiKey: string
  /** A template of the council's whose subject is ((subject)) and whose body is ((body)). */
  readonly emailTemplateId: string
}

/** The part of the Notify client that is used, so that a test can stand in for the service. */
export type NotifyService = Pick<NotifyClient, 'sendEmail' | 'sendPrecompiledLetter' | 'getNotifications'>

/** Sends through GOV.UK Notify, which can be asked later what became of a reference. */
export function notifySender(
  settings: NotifySettings,
  service: NotifyService = new NotifyClient(settings.apiKey),
): MessageSender {
  return {
    async send(message) {
      try {
        await hand(service, settings, message)
        return { outcome: 'sent' }
      } catch (error) {
        const status = (error as { response?: { status?: number } }).response?.status
        if (status === undefined) throw error
        return refusedBy(status)
      }
    },
    async wasSent({ effectKey, kind }) {
      const type = kind === 'letter' ? 'letter' : 'email'
      const answer = await service.getNotifications(type, undefined, referenceOf(effectKey))
      return answer.data.notifications.length > 0 ? 'yes' : 'no'
    },
  }
}

async function hand(
  service: NotifyService,
  settings: NotifySettings,
  message: OutgoingMessage,
): Promise<void> {
  const reference = referenceOf(message.effectKey)
  if (message.kind === 'email') {
    await service.sendEmail(settings.emailTemplateId, message.toAddress, {
      personalisation: { subject: message.subject, body: message.body },
      reference,
    })
    return
  }
  const pdf = message.attachment
  if (pdf?.contentType !== 'application/pdf')
    throw new Error('A letter goes out as PDF and this one has none.')
  await service.sendPrecompiledLetter(reference, pdf.bytes)
}

function refusedBy(status: number): SendOutcome {
  const again = status === 429 || status >= 500
  return { outcome: 'not-sent', problem: `GOV.UK Notify answered ${status}`, again }
}

// The service shows references to its operators, so what is in the key must not be read there.
function referenceOf(effectKey: string): string {
  return createHash('sha256').update(effectKey).digest('hex').slice(0, 40)
}
