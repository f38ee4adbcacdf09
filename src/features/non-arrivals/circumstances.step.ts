import type { Circumstance } from '../../domain/enquiry/enquiry-check.ts'
import { formReader } from '../cases/index.ts'
import type { Step } from './journey.ts'

/** What is so and what is not; what nobody can say is left out and stays an open question of the enquiry. */
export interface CircumstancesAnswer {
  readonly circumstances: Readonly<Partial<Record<Circumstance, boolean>>>
}

const QUESTIONS = [
  { id: 'known-to-social-care', label: 'Is the child or the family known to social care?' },
  { id: 'has-plan-for-special-needs', label: 'Does the child have an EHC plan?' },
  { id: 'service-family', label: 'Is a parent in the armed forces?' },
  { id: 'believed-moved-authority', label: 'Is the family believed to have moved to another authority?' },
  { id: 'believed-abroad', label: 'Is the family believed to be abroad?' },
] as const satisfies readonly { readonly id: Circumstance; readonly label: string }[]

const WORDS = { yes: 'Yes', no: 'No', 'not-known': 'not known' } as const
const ANSWERS = ['yes', 'no', 'not-known'] as const

/** What tells which further enquiries are called for. */
export const circumstancesStep: Step<CircumstancesAnswer> = {
  key: 'circumstances',
  title: 'Who else may know',
  names: QUESTIONS.map(({ id }) => id),
  async form() {
    return {
      heading: 'Who else may know where the child is?',
      lead: 'Each yes adds one enquiry to the list. “Not known” is an answer.',
      citation: 'Children missing education guidance, making reasonable enquiries',
      fields: QUESTIONS.map(({ id, label }) => ({
        kind: 'radios' as const,
        name: id,
        label,
        choices: ANSWERS.map((value) => ({
          value,
          text: value === 'not-known' ? 'Not known' : WORDS[value],
        })),
      })),
    }
  },
  async read(form) {
    const reader = formReader(form)
    const answers = QUESTIONS.map(
      ({ id, label }) => [id, reader.choice(id, ANSWERS, `Answer: ${label}`)] as const,
    )
    if (reader.errors.length > 0) return { ok: false, errors: reader.errors }
    const known = answers.filter(([, answer]) => answer !== 'not-known')
    return {
      ok: true,
      value: { circumstances: Object.fromEntries(known.map(([id, answer]) => [id, answer === 'yes'])) },
    }
  },
  rows: ({ circumstances }) =>
    QUESTIONS.map(({ id, label }) => {
      const so: boolean | undefined = circumstances[id]
      return { key: label, value: so === undefined ? 'not known' : so ? 'Yes' : 'No' }
    }),
}
