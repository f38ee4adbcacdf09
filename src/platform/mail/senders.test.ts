import { expect, test } from 'vitest'
import { keepingSender, type OutgoingMessage, senderByKind } from './message-sender.ts'
import { type NotifyService, notifySender } from './notify-sender.ts'
import { type MailTransport, smtpSender } from './smtp-sender.ts'

const message: OutgoingMessage = {
  effectKey: 'matter 1 acknowledgement',
  kind: 'email',
  toName: 'Dee Sample-Khan',
  toAddress: 'dee@example.org',
  subject: 'Something waits for you',
  body: 'It does.',
}
const smtp = { url: 'smtps://user:password@mail.example.org', from: 'Onroll <onroll@council.example.org>' }

const failing = (error: object): MailTransport => ({
  sendMail: async () => {
    throw Object.assign(new Error('no'), error)
  },
})

test('e-mail carries the same message id at every try, and it is made from the effect', async () => {
  const mails: Record<string, unknown>[] = []
  const sender = smtpSender(smtp, { sendMail: async (mail) => void mails.push(mail) })
  await sender.send(message)
  await sender.send(message)
  expect(mails[0]).toMatchObject({
    to: { name: 'Dee Sample-Khan', address: 'dee@example.org' },
    text: 'It does.',
  })
  expect(mails[0]?.messageId).toMatch(/^<[0-9a-f]{32}@council\.example\.org>$/)
  expect(mails[1]?.messageId).toBe(mails[0]?.messageId)
})

test('a server that cannot be reached is tried again, one that refuses for good is not', async () => {
  expect(await smtpSender(smtp, failing({ code: 'EDNS' })).send(message)).toMatchObject({ again: true })
  expect(await smtpSender(smtp, failing({ responseCode: 451 })).send(message)).toMatchObject({ again: true })
  expect(await smtpSender(smtp, failing({ responseCode: 550 })).send(message)).toMatchObject({ again: false })
})

test('when a connection breaks while sending nobody pretends to know what became of it', async () => {
  await expect(smtpSender(smtp, failing({ code: 'ESOCKET' })).send(message)).rejects.toThrow()
  expect(await smtpSender(smtp, failing({})).wasSent(message)).toBe('unknown')
})

test('Notify is given a reference that tells nothing, and is asked by it', async () => {
  const references: string[] = []
  const service = {
    sendEmail: async (_template: string, _to: string, options: { reference: string }) =>
      void references.push(options.reference),
    getNotifications: async (_type: string, _status: undefined, reference: string) => ({
      data: { notifications: references.includes(reference) ? [{}] : [] },
    }),
  } as unknown as NotifyService
  const sender = notifySender({ apiKey: 'made-up', emailTemplateId: 't' }, service)
  expect(await sender.wasSent(message)).toBe('no')
  expect(await sender.send(message)).toEqual({ outcome: 'sent' })
  expect(await sender.wasSent(message)).toBe('yes')
  expect(references[0]).not.toContain('matter')
})

test('a file is never sent, whatever ways out there are', async () => {
  const loud = { ...keepingSender, send: async () => ({ outcome: 'sent' }) as const }
  const sender = senderByKind({ email: loud, letter: loud })
  expect(await sender.send({ ...message, kind: 'file' })).toEqual({ outcome: 'kept' })
  expect(await sender.send(message)).toEqual({ outcome: 'sent' })
})
