import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import type { ActContext } from '../cases/index.ts'
import { legalBasisOf, letterTemplate, type PrintedLetter, wordsOf } from '../letters/index.ts'
import type { FamilyLetter } from './family-letters.store.ts'

/** The letters to families, by the names of their templates. */
export const FAMILY_TEMPLATES = ['letter-please-contact', 'letter-education-at-home'] as const
const DAYS_TO_ANSWER = 10

export interface Worded {
  readonly subject: string
  readonly body: string
}

/** The words of a letter to a family: the pack's, with what the officer adds. No school, no place, no child's name. */
export function wordLetter(context: ActContext, template: string, toName: string, personal: string): Worded {
  const { deps, by, today } = context
  const rules = deps.packs.rulesAt(today, by.pack)
  const team = rules.contact('cme-team')
  return wordsOf(letterTemplate(deps.packs, by.pack, template), {
    toName,
    personal,
    answerBy: displayDate(addDays(today, DAYS_TO_ANSWER)),
    phone: team.ok ? team.value.value.phones?.join(' or ') : undefined,
    legalBasis: legalBasisOf(deps.packs, by.pack, today) ?? 'the law on children’s education',
  })
}

/** The letter as it is printed, from what was prepared. */
export function printedForm({ by, deps, today, matter }: ActContext, letter: FamilyLetter): PrintedLetter {
  const team = deps.packs.rulesAt(today, by.pack).contact('cme-team')
  const contact = team.ok ? team.value.value : undefined
  return {
    from: [by.authorityName, contact?.post].filter((line) => line !== undefined),
    to: [letter.toName, ...letter.toAddress.split('\n')],
    date: displayDate(today),
    heading: letter.subject,
    paragraphs: letter.body.split(/\n\s*\n/).map((paragraph) => paragraph.replaceAll('\n', ' ')),
    signature: [by.name, by.organisationName, `Our reference: ${matter.reference}`],
  }
}
