import { describe, expect, test } from 'vitest'
import { MOVES } from '../web/components/policy-map/map-moves.ts'
import { policyAsJson, policyCommand } from './policy.ts'
import { readPolicyParagraphs } from './policy-paragraphs.ts'
import { terminalWith } from './terminal-for-tests.ts'

describe('onroll policy', () => {
  test('prints the process as JSON, policy 7', async () => {
    const io = terminalWith([])
    expect(await policyCommand.run([], io)).toBe(0)
    const policy = JSON.parse(io.written.out) as ReturnType<typeof policyAsJson>
    expect(policy.states).toHaveLength(29)
    expect(policy.transitions).toHaveLength(60)
    expect(policy.transitions.find((row) => row.id === 'T14')).toMatchObject({
      from: ['Q3'],
      to: ['Q4'],
      actor: 'LST tells school',
      deadline: '20 school days',
      paragraphs: ['4.4', '4.7'],
    })
    expect(policy.deadlines.find((each) => each.kind === 'refer-to-cme')).toMatchObject({
      whoActs: { side: 'school' },
      periods: ['refer-unknown-leaver-within', 'refer-after'],
    })
  })

  test('holds every move that the map draws', () => {
    const moves = new Set(
      policyAsJson().transitions.flatMap((row) =>
        row.from.flatMap((from) => row.to.map((to) => `${from} ${to}`)),
      ),
    )
    for (const move of MOVES.filter((each) => each.transitions.length > 0)) {
      expect(moves).toContain(`${move.from} ${move.to}`)
    }
  })

  test('every paragraph that a transition rests on exists', () => {
    const known = new Set(readPolicyParagraphs().map((each) => each.paragraph))
    for (const row of policyAsJson().transitions) {
      for (const paragraph of row.paragraphs) expect(known).toContain(paragraph.replace(/\([a-z]\)$/, ''))
    }
  })

  test('takes no words', async () => {
    expect(await policyCommand.run(['--all'], terminalWith([]))).toBe(2)
  })
})
