/** What is known of an adult, for telling whether education law counts them as a parent. */
export interface AdultOfFamily {
  /** In free words: mother, step-father, foster carer. */
  readonly relationship: string
  readonly parentalResponsibility: 'yes' | 'no' | 'not-known'
  /** Has care of the child: the child lives with them and they look after the child, related or not. */
  readonly hasCare: 'yes' | 'no' | 'not-known'
}

const BY_BIRTH_OR_ADOPTION = /^(birth |adoptive )?(mother|father|mum|dad|parent)$/i

/**
 * Whether an adult is a parent in the wide sense of education law, and why, in words: every natural or adoptive
 * parent, married or not and living with the child or not; everybody with parental responsibility; everybody who has
 * care of the child.
 *
 * @returns  the reason; `undefined` when nothing known makes them a parent, which is not the same as knowing they are none
 * @law      Education Act 1996, section 576
 */
export function whyParentInEducationLaw(adult: AdultOfFamily): string | undefined {
  if (BY_BIRTH_OR_ADOPTION.test(adult.relationship.trim())) return 'mother or father'
  if (adult.parentalResponsibility === 'yes') return 'has parental responsibility'
  if (adult.hasCare === 'yes') return 'has care of the child'
  return undefined
}
