import type { ClosingReason } from '../../domain/case/authority-case-facts.ts'
import { tried } from './enquiry-chapters.ts'
import { type Step, step } from './story.ts'

/** A check of a partner: asked one day, answered another, or not yet. */
export function check(
  day: number,
  name: string,
  asked: string,
  answered?: { readonly day: number; readonly result: string },
): readonly Step[] {
  const request = step(day, 'officer', 'case', () => ({
    kind: 'check-requested',
    facts: { check: name, asked, basis: 'Education Act 1996, section 436A' },
  }))
  if (answered === undefined) return [request]
  return [
    request,
    step(answered.day, 'officer', 'case', () => ({
      kind: 'check-answered',
      facts: { check: name, result: answered.result, evidence: 'e-mail on the case' },
    })),
  ]
}

/** The authority's own list of enquiries, which the school's removal rests on too. */
export function authorityList(day: number): readonly Step[] {
  const nothing = { method: 'records', result: 'nothing-found' } as const
  return [
    tried(day, 'officer', {
      ...nothing,
      check: 'own-databases',
      who: 'rolls, admissions, early help, youth justice',
    }),
    tried(day, 'officer', {
      ...nothing,
      check: 'school-to-school-and-lost-pupils',
      who: 'School to School, Lost Pupils Database',
    }),
    tried(day + 1, 'officer', { ...nothing, check: 'council-tax-and-housing', who: 'district council' }),
    tried(day + 1, 'officer', {
      ...nothing,
      check: 'health',
      who: 'child health information service',
      method: 'e-mail',
    }),
    tried(day + 2, 'officer', { ...nothing, check: 'social-care', who: 'children’s social care' }),
    tried(day + 2, 'officer', {
      ...nothing,
      check: 'police',
      who: 'police missing-persons desk',
      method: 'e-mail',
    }),
  ]
}

export function located(
  day: number,
  where: 'in-area' | 'other-authority' | 'abroad' | 'home-educated',
  source: string,
): Step {
  return step(day, 'officer', 'case', () => ({
    kind: 'located',
    facts: { where, source, evidence: 'e-mail on the case' },
  }))
}

export function closed(day: number, reason: ClosingReason, fact: string, source: string): Step {
  return step(day, 'officer', 'case', ({ manager }) => ({
    kind: 'case-closed',
    facts: { reason, fact, source, evidence: 'e-mail on the case', manager },
  }))
}

export function exhausted(day: number): Step {
  return step(day, 'manager', 'case', ({ manager }) => ({
    kind: 'checks-exhausted',
    facts: {
      signedOffBy: manager,
      note: 'Every check has been made twice. The case stays open and is looked at each term.',
    },
  }))
}

export function reviewed(day: number, finding: string): Step {
  return step(day, 'officer', 'case', () => ({ kind: 'review-recorded', facts: { finding } }))
}
