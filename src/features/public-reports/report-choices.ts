import type { Choice } from '../cases/index.ts'

export const DANGER: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'unsure', text: 'I am not sure' },
  { value: 'no', text: 'No', hint: 'I want to say that a child is not getting an education' },
]

export const HOW_MANY: readonly Choice[] = [
  { value: 'one', text: 'One child' },
  { value: 'more', text: 'More than one child' },
  { value: 'unsure', text: 'I am not sure' },
]

export const REFERRER: readonly Choice[] = [
  { value: 'anonymous', text: 'I do not want to give my name' },
  {
    value: 'protected',
    text: 'I will give my name, but do not tell the family who I am',
    hint: 'Only the officers who look for the child see it. It stands in no letter, and no school sees it',
  },
  { value: 'named', text: 'I will give my name', hint: 'So that we can ask you more' },
]

export const RELATIONSHIPS: readonly Choice[] = [
  { value: 'parent', text: 'I am the parent or carer' },
  { value: 'relative', text: 'I am another relative' },
  { value: 'neighbour', text: 'I am a neighbour or a friend' },
  { value: 'work', text: 'Through my work' },
  { value: 'child', text: 'I am the child' },
  { value: 'not-said', text: 'Something else, or I would rather not say' },
]

export const UPDATES: readonly Choice[] = [
  { value: 'yes', text: 'Yes', hint: 'Each message gives the reference and one word on where it stands' },
  { value: 'no', text: 'No' },
]

export function valuesOf(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ value }) => value)
}

/** The words of an answer, or the answer itself where it is none of them. */
export function textOfChoice(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.text ?? value
}
