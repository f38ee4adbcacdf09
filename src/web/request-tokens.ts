import { createHash, randomUUID } from 'node:crypto'
import type { Form, HiddenFields, UploadedFile } from '../features/slice.ts'
import { sameSecret } from '../platform/auth/secret-tokens.ts'
import { ANTI_FORGERY_FIELD, IDEMPOTENCY_FIELD } from './request-form.ts'

const KEY = /^[A-Za-z0-9-]{8,100}$/

/** Hidden fields for one page: the secret of the sign-in, and a key that makes each form of the page count once. */
export function hiddenFields(secret: string): HiddenFields {
  const idempotencyKey = randomUUID()
  // The key rides on the token too, so that a form which carries the token alone still counts once.
  return { antiForgery: `${secret}.${idempotencyKey}`, idempotencyKey }
}

/** Whether the form carries the secret of this sign-in. */
export function carriesSecret(form: Form, secret: string): boolean {
  return sameSecret(form.text(ANTI_FORGERY_FIELD).split('.')[0] ?? '', secret)
}

/**
 * What makes an act the same act: the key of the page, the address and all that was typed. The same again is a double
 * click or a retry; the same page sent with other words is another act. Undefined when the form carries no key.
 */
export function actKey(form: Form, path: string): string | undefined {
  const key = form.text(IDEMPOTENCY_FIELD) || (form.text(ANTI_FORGERY_FIELD).split('.')[1] ?? '')
  if (!KEY.test(key)) return undefined
  const typed = form.entries().filter(([name]) => name !== ANTI_FORGERY_FIELD && name !== IDEMPOTENCY_FIELD)
  const content = JSON.stringify([path, typed, form.files.map(fileIdentity)])
  return `${key}:${createHash('sha256').update(content).digest('base64url')}`
}

function fileIdentity(file: UploadedFile): readonly string[] {
  return [file.field, file.name, createHash('sha256').update(file.bytes).digest('hex')]
}
