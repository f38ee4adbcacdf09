import { expect, test } from 'vitest'
import type { Command, CommandIo } from './command.ts'
import { commands } from './commands.ts'
import { main } from './main.ts'
import { terminalWith } from './terminal-for-tests.ts'

function aCommand(name: string, run: (args: readonly string[], io: CommandIo) => number = () => 0) {
  return async (): Promise<Command> => ({
    name,
    summary: `Summary of ${name}`,
    usage: `Usage: onroll ${name}`,
    run: async (args, io) => run(args, io),
  })
}

const registry = {
  policy: aCommand('policy', (args, io) => {
    io.out(`policy ${args.join(',')} in ${io.env.ONROLL_STATE ?? 'nowhere'}`)
    return 0
  }),
  'policy coverage': aCommand('policy coverage', () => 1),
  'import gias': aCommand('import gias'),
  'import roll': aCommand('import roll'),
}

async function typed(...words: readonly string[]) {
  const io = terminalWith([])
  return { code: await main(words, io, registry), ...io.written }
}

test('the longest name wins', async () => {
  expect(await typed('policy', 'coverage')).toMatchObject({ code: 1 })
  expect(await typed('policy', 'cover', '--x')).toMatchObject({ code: 0, out: 'policy cover,--x in nowhere' })
})

test('--state is taken from anywhere and passed on as ONROLL_STATE', async () => {
  expect(await typed('--state', '/a b', 'policy')).toMatchObject({ out: 'policy  in /a b' })
  expect(await typed('policy', '--state=/a', 'x')).toMatchObject({ out: 'policy x in /a' })
  expect(await typed('policy', '--', '--state')).toMatchObject({ out: 'policy --,--state in nowhere' })
  expect(await typed('policy', '--state')).toMatchObject({
    code: 2,
    err: expect.stringContaining('directory'),
  })
  expect(await typed('policy', '--state', '--json')).toMatchObject({ code: 2 })
})

test('ONROLL_STATE from the surroundings reaches the command', async () => {
  const io = terminalWith([], { ONROLL_STATE: '/from-env' })
  await main(['policy'], io, registry)
  expect(io.written.out).toBe('policy  in /from-env')
})

test('an unknown command is wrong usage and lists the known ones', async () => {
  const answer = await typed('polish')
  expect(answer).toMatchObject({ code: 2, out: '' })
  expect(answer.err).toContain('There is no command polish.')
  expect(answer.err).toContain('policy coverage')
  expect(await typed()).toMatchObject({ code: 2, out: '' })
  expect(await typed('toString')).toMatchObject({ code: 2 })
  expect(await typed('__proto__')).toMatchObject({ code: 2 })
})

test('the first word of longer commands lists what can follow', async () => {
  expect(await typed('import')).toMatchObject({
    code: 2,
    err: expect.stringContaining('import gias, import roll'),
  })
  expect(await typed('import', '--help')).toMatchObject({
    code: 0,
    out: expect.stringContaining('import gias'),
  })
})

test('--help, -h and help print to stdout and succeed', async () => {
  expect(await typed('--help')).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('Summary of policy'),
  })
  expect(await typed('help')).toMatchObject({ code: 0 })
  const usage = { code: 0, err: '', out: 'Summary of import gias\n\nUsage: onroll import gias\n' }
  expect(await typed('import', 'gias', 'x', '--help')).toEqual(usage)
  expect(await typed('import', 'gias', '-h')).toEqual(usage)
  expect(await typed('help', 'import', 'gias')).toEqual(usage)
})

// Loading every command loads the whole product, which a busy machine takes its time over.
test('every command loads under its own name and says how to use it', { timeout: 60_000 }, async () => {
  for (const [name, load] of Object.entries(commands)) {
    const command = await load()
    expect(command.name).toBe(name)
    expect(command.usage).toContain(`onroll ${name}`)
    expect(command.summary).toMatch(/^[A-Z][^\n]+[^.\n]$/)
  }
})
