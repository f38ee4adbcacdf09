import type { Form } from '../slice.ts'
import type { Choice, Field } from './act.ts'

/** What somebody typed into a form, question by question, as the form itself words it. */
export function typedInWords(fields: readonly Field[], form: Form): readonly string[] {
  return fields.flatMap((field) => {
    const answer = answerOf(field, form)
    const own = answer === undefined || !('label' in field) ? [] : [`${field.label}: ${answer}`]
    return [...own, ...chosenOf(field, form).flatMap((choice) => typedInWords(choice.fields ?? [], form))]
  })
}

function answerOf(field: Field, form: Form): string | undefined {
  switch (field.kind) {
    case 'words':
    case 'file':
      return undefined
    case 'date': {
      const parts = ['day', 'month', 'year'].map((part) => form.text(`${field.name}-${part}`).trim())
      return filled(parts.filter((part) => part !== '').join(' '))
    }
    case 'text':
    case 'textarea':
      return filled(form.text(field.name).trim())
    default:
      return filled(
        chosenOf(field, form)
          .map(({ text }) => text)
          .join(', '),
      )
  }
}

function chosenOf(field: Field, form: Form): readonly Choice[] {
  if (!('choices' in field)) return []
  return field.choices.filter(({ value }) => form.all(field.name).includes(value))
}

function filled(text: string): string | undefined {
  return text === '' ? undefined : text
}
