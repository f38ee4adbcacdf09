import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { MessageSender, OutgoingMessage } from './message-sender.ts'

export interface SmtpSettings {
  /** `smtps://user:password@host:port`, or `smtp://…`, which is refused unless the server offers STARTTLS. */
  readonly url: string
  readonly from: string
}

/** What nodemailer's transport does, so that a test can stand in for a mail server. */
export interface MailTransport {
  sendMail(mail: Readonly<Record<string, unknown>>): Promise<unknown>
}

// The server may have taken the message although we never heard so: these must not be tried again blindly.
const BEFORE_ACCEPTANCE: ReadonlySet<string> = new Set([
  'ECONNECTION',
  'EDNS',
  'EAUTH',
  'EENVELOPE',
  'ETLS',
  'ENOAUTH',
])

export function smtpSender(
  settings: SmtpSettings,
  transport: MailTransport = openTransport(settings.url),
): MessageSender {
  return {
    async send(message) {
      try {
        await transport.sendMail(mailOf(message, settings.from))
        return { outcome: 'sent' }
      } catch (error) {
        const { code = 'UNKNOWN', responseCode } = error as { code?: string; responseCode?: number }
        if (responseCode !== undefined) {
          const again = responseCode < 500
          return { outcome: 'not-sent', problem: `the mail server answered ${responseCode}`, again }
        }
        if (BEFORE_ACCEPTANCE.has(code))
          return { outcome: 'not-sent', problem: `no mail server (${code})`, again: true }
        throw error
      }
    },
    wasSent: async () => 'unknown',
  }
}

function openTransport(url: string): MailTransport {
  const options = url.startsWith('smtps:') ? { url } : { url, requireTLS: true }
  return createTransport({
    ...options,
    connectionTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function mailOf(message: OutgoingMessage, from: string): Readonly<Record<string, unknown>> {
  const { attachment } = message
  return {
    from,
    to: { name: message.toName, address: message.toAddress },
    subject: message.subject,
    text: message.body,
    // The same for every try, so that a receiver that compares them shows the message once.
    messageId: `<${createHash('sha256').update(message.effectKey).digest('hex').slice(0, 32)}@${domainOf(from)}>`,
    ...(attachment === undefined
      ? {}
      : {
          attachments: [
            { filename: attachment.name, contentType: attachment.contentType, content: attachment.bytes },
          ],
        }),
  }
}

function domainOf(address: string): string {
  return /@([^>\s]+)>?$/.exec(address)?.[1] ?? 'onroll.invalid'
}
