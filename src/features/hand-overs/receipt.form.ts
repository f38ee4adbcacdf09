import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type FieldError, formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import type { HandOverAnswer } from './answer-hand-over.command.ts'

export type ReceiptReading =
  | { readonly ok: true; readonly answer: HandOverAnswer }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

const SAYS = ['accepted', 'refused', 'opened'] as const
const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/

/** What the other authority filled in on its receipt. */
export function readReceipt(
  form: Form,
  the: { readonly today: PlainDate; readonly offeredOn: PlainDate; readonly sender: string },
): ReceiptReading {
  const reader = formReader(form)
  const says = reader.choice('says', SAYS, 'Choose your answer.')
  const from =
    says === 'accepted'
      ? reader.date('from', 'The day', {
          notAfter: {
            day: the.today,
            message: `The day must be today or earlier. If you take responsibility later, choose “We have opened it”, and come back to this page on that day. Until then the child stays with ${the.sender}.`,
          },
          notBefore: {
            day: the.offeredOn,
            message: 'The day must not be before the file was made.',
          },
        })
      : undefined
  const reason = says === 'refused' ? reader.text('reason', 'Write down your reason.', 1500) : ''
  const by = reader.text('by', 'Write down your name.', 200)
  const post = reader.text('post', 'Write down your post.', 200)
  const email = reader.text('email', 'Write down your work e-mail address.', 200)
  if (email !== '' && !EMAIL.test(email)) reader.fault('email', 'That is not an e-mail address.')
  if (!says || reader.errors.length > 0) return { ok: false, errors: reader.errors }
  const said = { by, post, email, cameBy: 'link' } as const
  if (says === 'accepted' && from) return { ok: true, answer: { ...said, says, from } }
  if (says === 'refused') return { ok: true, answer: { ...said, says, reason } }
  return { ok: true, answer: { ...said, says: 'opened' } }
}

/** An answer in one line, for a note where it came too late to count by itself. */
export function answerInWords(answer: HandOverAnswer): string {
  const says =
    answer.says === 'accepted'
      ? `accepts from ${answer.from}`
      : answer.says === 'refused'
        ? `refuses: ${answer.reason}`
        : 'has opened the file'
  return `The other authority ${says}. ${answer.by}, ${answer.post}, ${answer.email}`
}
