import type { MailSettings } from '../config/settings.ts'
import { keepingSender, type MessageSender, senderByKind } from './message-sender.ts'
import { notifySender } from './notify-sender.ts'
import { smtpSender } from './smtp-sender.ts'

/** The ways out that an installation was given. Where there is none for a kind, its messages stay in the outbox. */
export function openSender(mail: MailSettings): MessageSender {
  const notify = mail.notify === undefined ? undefined : notifySender(mail.notify)
  const smtp = mail.smtp === undefined ? undefined : smtpSender(mail.smtp)
  return senderByKind({ email: smtp ?? notify ?? keepingSender, letter: notify ?? keepingSender })
}
