import { describe, expect, test } from 'vitest'
import { whoIsUntried } from './who-is-untried.ts'

const mother = { id: 'mother', parent: true, emergency: false, mayBeContacted: true }
const uncle = { id: 'uncle', parent: false, emergency: true, mayBeContacted: true }
const neighbour = { id: 'neighbour', parent: false, emergency: false, mayBeContacted: true }
const father = { id: 'father', parent: true, emergency: true, mayBeContacted: false }
const people = [mother, uncle, neighbour, father]
const tried = (about: string, result: 'no-answer' | 'waiting' | 'left-out' | 'reached' = 'no-answer') => ({
  check: 'parents-by-phone',
  result,
  about,
})

describe('who is still untried', () => {
  test('parents and emergency contacts, never one who must not be contacted, policy 4.6', () => {
    expect(whoIsUntried(people, [])).toEqual([mother, uncle])
  })

  test('nobody, once each was tried', () => {
    expect(whoIsUntried(people, [tried('mother'), tried('uncle', 'reached')])).toEqual([])
  })

  test('one whose answer is awaited, or who was left out', () => {
    expect(whoIsUntried(people, [tried('mother', 'waiting'), tried('uncle', 'left-out')])).toEqual([
      mother,
      uncle,
    ])
  })
})
