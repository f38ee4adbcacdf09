import { describe, expect, it } from 'vitest'
import { commands } from './commands.ts'
import { groundCommand } from './ground.ts'
import { terminalWith } from './terminal-for-tests.ts'

async function ask(...questions: readonly unknown[]) {
  const terminal = terminalWith(questions.map((question) => `${JSON.stringify(question)}\n`))
  const code = await groundCommand.run([], terminal)
  const answers = terminal.written.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { code, answers }
}

describe('onroll ground', () => {
  it('answers a line for a line, in order, and goes on after one that it cannot understand', async () => {
    const { code, answers } = await ask(
      { on: '2026-10-01', ground: 'I', facts: {} },
      { on: '2014-02-30', ground: 'I', facts: {} },
      { on: '2026-10-01', ground: 'K', facts: { diedOn: '2026-09-30' } },
    )
    expect(code).toBe(1)
    expect(answers[0]).toMatchObject({ permitted: false, ruleSet: 'SI 2024/208', ground: 'I' })
    expect(answers[1]).toMatchObject({ refused: 'ON_NOT_UNDERSTOOD', field: 'on' })
    expect(answers[2]).toMatchObject({ permitted: true, ruleSet: 'SI 2024/208' })
  })

  it('gives each condition an id, whether it is met, and the citation', async () => {
    const { answers } = await ask({ on: '2026-10-01', ground: 'I', facts: { absence: { schoolDays: 20 } } })
    const conditions = answers[0]?.conditions as Record<string, unknown>[]
    expect(conditions[0]).toMatchObject({
      id: 'absent-20-school-days',
      met: true,
      citation: 'SI 2024/208, reg 9(1)(i)',
    })
  })

  it.each([
    [{ ground: 'I' }, 'ON_NOT_UNDERSTOOD'],
    [{ on: '2026-10-01' }, 'GROUND_NOT_UNDERSTOOD'],
    [{ on: '2026-10-01', ground: 'I', facts: { absence: 3 } }, 'FACTS_NOT_UNDERSTOOD'],
    [{ on: '2026-10-01', ground: 'I', facts: { diedOn: '2026-02-30' } }, 'FACTS_NOT_UNDERSTOOD'],
    [{ on: '2026-10-01', ground: 'Q', facts: {} }, 'GROUND_NOT_KNOWN'],
    [{ on: '2016-08-31', ground: 'h', facts: {} }, 'NO_RULE_IN_FORCE'],
    [{ on: '2026-10-01', ground: 'I', authority: 'nowhere' }, 'AUTHORITY_NOT_KNOWN'],
  ])('refuses %j as %s', async (question, refused) => {
    const { answers } = await ask(question)
    expect(answers[0]).toMatchObject({ refused, message: expect.stringMatching(/\S/) as string })
  })

  it('tells which facts it did not know, and judges on the rest', async () => {
    const facts = { absense: { schoolDays: 20 }, absence: { schoolDays: 20, sesions: {} } }
    const { answers } = await ask({ on: '2026-10-01', ground: 'I', facts })
    expect(answers[0]).toMatchObject({ permitted: false, ignored: ['absence.sesions', 'absense'] })
  })

  it('prints the JSON Schema of the facts', async () => {
    const terminal = terminalWith([])
    expect(await groundCommand.run(['--schema'], terminal)).toBe(0)
    const schema = JSON.parse(terminal.written.out) as { properties: Record<string, unknown> }
    expect(Object.keys(schema.properties)).toContain('jointOutcome')
    expect(await groundCommand.run(['--other'], terminalWith([]))).toBe(2)
  })
})

describe('onroll rules', () => {
  async function rules(...args: readonly string[]) {
    const terminal = terminalWith([])
    const command = await commands.rules?.()
    return { code: await command?.run(args, terminal), ...terminal.written }
  }

  it('lists every rule of the day with its citations', async () => {
    const { code, out } = await rules('--on', '2026-10-01')
    expect(code).toBe(0)
    const all = JSON.parse(out) as Record<string, unknown>[]
    const refer = all.find(({ id }) => id === 'non-arrival/refer-after')
    expect(refer).toMatchObject({
      value: 20,
      unit: 'school-day',
      from: '2016-09-01',
      to: null,
      citations: [
        { source: 'staffordshire-policy', at: '4.4', strength: 'local-policy' },
        { source: 'staffordshire-policy', at: '4.7' },
      ],
    })
  })

  it('asks for a day that exists and an authority that has a pack', async () => {
    expect((await rules()).code).toBe(2)
    expect((await rules('--on', '2026-02-30')).code).toBe(2)
    expect((await rules('--on', '2026-10-01', '--authority', 'nowhere')).code).toBe(1)
    expect((await rules('--on', '2026-10-01', '--authority', 'testshire')).code).toBe(0)
  })
})
