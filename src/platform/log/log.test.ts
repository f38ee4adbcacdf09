import { expect, it } from 'vitest'
import { faultFacts } from './fault-facts.ts'
import { openLog } from './log.ts'

it('writes one JSON line, whatever the text holds', () => {
  const lines: string[] = []
  const log = openLog({ write: (line) => lines.push(line) })
  const nasty = 'a\r\nb\u2028c\u2029d\u0085e\u001b[31mf\u0000g'
  log.info({ nasty }, nasty)
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ nasty, msg: nasty })
})

it('says of a database’s fault only its code and place, since its words repeat values', () => {
  const fault = Object.assign(new Error('invalid input: "Rowan Test-Ashby"'), {
    code: '22P02',
    routine: 'x',
    table: 'child',
  })
  expect(JSON.stringify(faultFacts(fault))).not.toContain('Rowan')
  expect(faultFacts(fault)).toMatchObject({ code: '22P02', table: 'child' })
  expect(JSON.stringify(faultFacts(new SyntaxError('Unexpected token R in "Rowan"')))).not.toContain('Rowan')
  expect(faultFacts(new TypeError('x is not a function'))).toMatchObject({ message: 'x is not a function' })
  expect(faultFacts('text')).toEqual({ fault: 'string' })
})
