import { describe, expect, test } from 'vitest'
import { whyParentInEducationLaw } from './parent-in-education-law.ts'

const adult = {
  relationship: 'neighbour',
  parentalResponsibility: 'not-known',
  hasCare: 'not-known',
} as const

describe('a parent in the wide sense (Education Act 1996, section 576)', () => {
  test('is a mother or father who lives elsewhere and has no responsibility', () => {
    expect(whyParentInEducationLaw({ ...adult, relationship: ' Father', parentalResponsibility: 'no' })).toBe(
      'mother or father',
    )
  })
  test('is whoever has parental responsibility, or care of the child', () => {
    const step = { ...adult, relationship: 'step-father' }
    expect(whyParentInEducationLaw({ ...step, parentalResponsibility: 'yes' })).toContain('responsibility')
    expect(whyParentInEducationLaw({ ...step, hasCare: 'yes' })).toContain('care')
    expect(whyParentInEducationLaw(step)).toBeUndefined()
  })
})
