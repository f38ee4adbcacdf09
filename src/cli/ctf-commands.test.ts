import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from './command.ts'
import { ctfCheckCommand } from './ctf-check.ts'
import { ctfReadCommand } from './ctf-read.ts'
import { ctfWriteCommand } from './ctf-write.ts'

let cwd = ''
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'onroll-ctf-'))
})
afterAll(() => rm(cwd, { recursive: true }))

const run = async (command: Command, args: readonly string[], stdin = '') => {
  let [out, err] = ['', '']
  const code = await command.run(args, {
    stdin: Readable.from([stdin]),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    env: {},
    cwd,
  })
  return { code, out, err }
}
const json = {
  source: { lea: '860', estab: '9901', name: 'Made-Up Alder Academy' },
  destination: { lea: 'XXX', estab: 'XXXX' },
  version: '25.0',
  pupils: [
    { upn: 'B801200005001', surname: 'Test-O’Neill & "Son"', forename: 'محمد', dob: '2014-03-04', sex: 'M' },
  ],
}

test('a file is written, read to the same JSON and checked without a problem', async () => {
  await writeFile(join(cwd, 'draft.json'), JSON.stringify(json))
  const written = await run(ctfWriteCommand, ['draft.json', '--to', 'XXXXXXX', '--out', 'made'])
  expect(written).toMatchObject({ code: 0, out: 'made/8609901_CTF_XXXXXXX_001.xml\n' })
  const again = await run(ctfWriteCommand, ['-', '--to', 'XXXXXXX', '--out', 'made'], JSON.stringify(json))
  expect(again.out).toBe('made/8609901_CTF_XXXXXXX_002.xml\n')

  const read = await run(ctfReadCommand, ['made/8609901_CTF_XXXXXXX_001.xml'])
  expect(read).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(read.out)).toEqual(json)

  const checked = await run(ctfCheckCommand, ['made/8609901_CTF_XXXXXXX_001.xml'])
  expect(checked.code).toBe(0)
  expect(JSON.parse(checked.out)).toMatchObject({
    header: { version: '25.0', documentName: 'Common Transfer File' },
    pupils: [{ surname: 'Test-O’Neill & "Son"' }],
    problems: [],
  })
})

test('a refusal goes to stderr with its code, and nothing is written', async () => {
  const pupils = [{ ...json.pupils[0], protectedChild: true }]
  const refused = await run(
    ctfWriteCommand,
    ['-', '--to', 'XXXXXXX', '--out', 'none'],
    JSON.stringify({ ...json, pupils }),
  )
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(JSON.parse(refused.err)).toMatchObject({ refused: 'PROTECTED_CHILD' })
  const shape = await run(ctfWriteCommand, ['-', '--to', 'XXXXXXX', '--out', 'none'], '[]')
  expect(JSON.parse(shape.err)).toMatchObject({ refused: 'JSON_NOT_A_CTF' })
  const same = ['draft.json', '--to', 'XXXXXXX', '--out', 'made', '--serial', '1']
  const before = await readFile(join(cwd, 'made/8609901_CTF_XXXXXXX_001.xml'), 'utf8')
  expect(JSON.parse((await run(ctfWriteCommand, same)).err)).toMatchObject({ refused: 'FILE_NOT_WRITTEN' })
  expect(await readFile(join(cwd, 'made/8609901_CTF_XXXXXXX_001.xml'), 'utf8')).toBe(before)
})

test('several files give a list of reports, and an error gives exit code 1', async () => {
  await writeFile(join(cwd, 'bad.xml'), '<!DOCTYPE x><CTfile/>')
  const checked = await run(ctfCheckCommand, ['bad.xml', 'made/8609901_CTF_XXXXXXX_001.xml'])
  expect(checked.code).toBe(1)
  expect(JSON.parse(checked.out)).toMatchObject([{ refused: true, header: null }, { refused: false }])
  expect(checked.err).toContain('DOCTYPE')
  expect((await run(ctfReadCommand, ['bad.xml'])).code).toBe(1)
})

test('wrong usage gives exit code 2', async () => {
  for (const [command, args] of [
    [ctfCheckCommand, []],
    [ctfCheckCommand, ['missing.xml']],
    [ctfReadCommand, ['a', 'b']],
    [ctfWriteCommand, ['draft.json', '--to', 'XXXXXXX']],
    [ctfWriteCommand, ['draft.json', '--nonsense']],
  ] as const) {
    expect((await run(command, args)).code).toBe(2)
  }
})
