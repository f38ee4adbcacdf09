/** A finished message on its way out. `effectKey` is the same however often the sending is tried. */
export interface OutgoingMessage {
  readonly effectKey: string
  readonly kind: 'letter' | 'email' | 'file'
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly body: string
  readonly attachment?: { readonly name: string; readonly contentType: string; readonly bytes: Buffer }
}

export type SendOutcome =
  | { readonly outcome: 'sent' }
  /** It stays in the outbox on purpose: a demonstration, a file to download, a letter to print. */
  | { readonly outcome: 'kept' }
  /** Nothing went out. `again` tells whether another try may help. The problem holds no personal data. */
  | { readonly outcome: 'not-sent'; readonly problem: string; readonly again: boolean }

/** A way out of the building: e-mail server, GOV.UK Notify, or none. */
export interface MessageSender {
  send(message: OutgoingMessage): Promise<SendOutcome>
  /** Whether an earlier try whose end nobody saw did go out; `unknown` where the other side cannot tell. */
  wasSent(message: Pick<OutgoingMessage, 'effectKey' | 'kind'>): Promise<'yes' | 'no' | 'unknown'>
}

/** Sends nothing, ever. What a demonstration uses, and any installation that was given no way out. */
export const keepingSender: MessageSender = {
  send: async () => ({ outcome: 'kept' }),
  wasSent: async () => 'no',
}

/** E-mail goes one way and letters another; files are fetched by people and never sent. */
export function senderByKind(ways: {
  readonly email: MessageSender
  readonly letter: MessageSender
}): MessageSender {
  const wayOf = (kind: OutgoingMessage['kind']) => (kind === 'file' ? keepingSender : ways[kind])
  return {
    send: (message) => wayOf(message.kind).send(message),
    wasSent: (message) => wayOf(message.kind).wasSent(message),
  }
}
