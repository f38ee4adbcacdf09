import { expect, test } from 'vitest'
import { jsonlCommand, LONGEST_LINE, runJsonl } from './jsonl.ts'
import { terminalWith } from './terminal-for-tests.ts'

const BAD = { refused: 'LINE_NOT_UNDERSTOOD', message: 'Give one JSON object on each line.' }

async function answers(...pieces: readonly (string | Uint8Array)[]) {
  const io = terminalWith(pieces)
  const echo = jsonlCommand({ name: 'echo', summary: '', usage: '' }, async () => (value) => value)
  const code = await echo.run([], io)
  return {
    code,
    lines: io.written.out
      .split('\n')
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
  }
}

test('each line gets one answer in order, and the last line needs no end', async () => {
  expect(await answers('{"a":1}\n{"a"', ':2}\r\n', '{"a":3}')).toEqual({
    code: 0,
    lines: [{ a: 1 }, { a: 2 }, { a: 3 }],
  })
  expect(await answers('')).toEqual({ code: 0, lines: [] })
})

test('lines that are not a JSON object are refused, the rest go on, and the exit code tells', async () => {
  expect(await answers('{"a":1}\n\n[1]\nnull\n"x"\nnot json\n{"a":2}\n')).toEqual({
    code: 1,
    lines: [{ a: 1 }, BAD, BAD, BAD, BAD, BAD, { a: 2 }],
  })
})

test('characters cut in two by the pipe, a byte order mark, and line separators inside texts are read whole', async () => {
  const bytes = new TextEncoder().encode('\uFEFF{"a":"é😀\u2028x"}\n')
  const single = Array.from(bytes, (byte) => Uint8Array.of(byte))
  expect(await answers(...single)).toEqual({ code: 0, lines: [{ a: 'é😀\u2028x' }] })
})

test('a line without end is refused without being kept, and the next one is read', async () => {
  const piece = ' '.repeat(1_000_000)
  const pieces = Array.from({ length: LONGEST_LINE / 1_000_000 + 1 }, () => piece)
  const answer = await answers('{"a":1}\n', ...pieces, '\n{"a":2}\n', ...pieces)
  expect(answer.lines).toMatchObject([
    { a: 1 },
    { refused: 'LINE_TOO_LONG' },
    { a: 2 },
    { refused: 'LINE_TOO_LONG' },
  ])
})

test('a text nested a million deep is refused or answered, never a crash', async () => {
  const answer = await answers(`${'['.repeat(1_000_000)}\n{"a":1}\n`)
  expect(answer.lines).toEqual([BAD, { a: 1 }])
})

test('answers wait for a slow reader', async () => {
  let open = 0
  let most = 0
  const io = {
    ...terminalWith(Array.from({ length: 50 }, () => '{"a":1}\n')),
    out: () => {
      open += 1
      most = Math.max(most, open)
    },
    drained: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      open = 0
    },
  }
  await runJsonl(io, (value) => value)
  expect(most).toBe(1)
})

test('a word that the command does not take is wrong usage', async () => {
  const io = terminalWith([])
  const echo = jsonlCommand(
    { name: 'echo', summary: '', usage: 'Usage: onroll echo' },
    async () => (value) => value,
  )
  expect(await echo.run(['--fast'], io)).toBe(2)
  expect(io.written.err).toBe('onroll echo takes no --fast.\n\nUsage: onroll echo\n')
})
