import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { PROVISIONS, type Provision } from '../../domain/education/education-facts.ts'
import { educationStatusOf } from '../../domain/education/education-status.ts'
import { type ActForm, type FieldError, formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import type { KnownProvision } from './education-facts.store.ts'
import { provisionWords } from './provision-words.ts'

export interface TypedProvision {
  readonly provision: Provision
  readonly where: string
  readonly from: PlainDate
  readonly until: PlainDate | undefined
  readonly source: string
  readonly evidence: string
  readonly corrects: string | undefined
}

/** Provision that no register and no case tells of. A correction names the line that it corrects. */
export function provisionForm(givenName: string, earlier: readonly KnownProvision[]): ActForm {
  return {
    heading: `How is ${givenName} taught outside the registers?`,
    lead: 'Registers, home education and cases are counted by themselves. Record here what they do not tell.',
    button: 'Record it',
    citation: 'Policy 3.2; Education Act 1996 s19 and s436A',
    fields: [
      {
        kind: 'radios',
        name: 'provision',
        label: 'How?',
        choices: PROVISIONS.map((id) => ({ value: id, text: educationStatusOf(id).label })),
      },
      { kind: 'text', name: 'where', label: 'Where, and by whom?', hint: 'No home address' },
      { kind: 'date', name: 'from', label: 'From which day?' },
      { kind: 'date', name: 'until', label: 'Until which day?', hint: 'Leave empty if it goes on' },
      { kind: 'text', name: 'source', label: 'Who says so?' },
      { kind: 'text', name: 'evidence', label: 'What verifies it?' },
      ...(earlier.length === 0
        ? []
        : [
            {
              kind: 'select' as const,
              name: 'corrects',
              label: 'Does it correct an earlier line?',
              hint: 'The earlier line stays as it was said and no longer counts',
              choices: earlier.map((fact) => ({
                value: fact.id,
                text: provisionWords(fact),
              })),
            },
          ]),
    ],
  }
}

export function readProvision(
  form: Form,
  limits: {
    readonly today: PlainDate
    readonly born: PlainDate
    readonly earlier: readonly KnownProvision[]
  },
):
  | { readonly ok: true; readonly value: TypedProvision }
  | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const reader = formReader(form)
  const provision = reader.choice('provision', PROVISIONS, 'Choose how the child is taught.')
  const where = reader.text('where', 'Write down where, or by whom.', 300)
  const from = reader.date('from', 'The first day', {
    notAfter: { day: limits.today, message: 'The first day must be today or earlier.' },
    notBefore: { day: limits.born, message: 'The first day must not be before the child was born.' },
  })
  const until = reader.maybeDate('until', 'The last day', {
    ...(from ? { notBefore: { day: from, message: 'The last day must not be before the first.' } } : {}),
  })
  const source = reader.text('source', 'Write down who says so.', 300)
  const evidence = reader.text('evidence', 'Write down what verifies it.', 1000)
  const typed = form.text('corrects')
  const corrects = limits.earlier.find(({ id }) => id === typed)?.id
  if (typed !== '' && corrects === undefined)
    reader.fault('corrects', 'Choose one of the earlier lines, or none.')
  if (!provision || !from || reader.errors.length > 0) return { ok: false, errors: reader.errors }
  return { ok: true, value: { provision, where, from, until, source, evidence, corrects } }
}
