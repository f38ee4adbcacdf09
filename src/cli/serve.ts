import type { FastifyInstance } from 'fastify'
import { compose, type Onroll } from '../compose.ts'
import { openLog } from '../platform/log/log.ts'
import { type Command, type CommandIo, wrongUsage } from './command.ts'
import { settingsOf } from './open-for-command.ts'
import { readFlags } from './read-flags.ts'
import { untilStopped } from './until-stopped.ts'

const usage = `
Usage: onroll serve [--port N] [--host H] [--state DIR]

Serves the pages. Several may run on one DATABASE_URL; jobs are done by "onroll worker". Stops on SIGTERM after the
requests under way. Run "onroll migrate" first.`

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serves the pages',
  usage,
  async run(args, io) {
    const flags = readFlags(io, { usage }, args, { port: 'text', host: 'text' })
    if (flags === undefined) return 2
    const { port, host } = flags.text
    if (port !== undefined && !/^\d{1,5}$/.test(port))
      return wrongUsage(io, { usage }, '--port takes a number.')
    return serve(io, { port: port === undefined ? undefined : Number(port), host })
  },
}

async function serve(
  io: CommandIo,
  flags: { readonly port: number | undefined; readonly host: string | undefined },
): Promise<number> {
  const settings = settingsOf(io)
  if (settings === undefined) return 1
  const log = openLog({ level: settings.logLevel, write: (line) => io.err(line) })
  let onroll: Onroll
  try {
    onroll = await compose({
      settings,
      env: io.env,
      log,
      demo: 'if-marked',
      use: 'join',
      does: 'web',
      prepare: false,
    })
  } catch (error) {
    io.err(`${(error as Error).message}\n`)
    return 1
  }
  let app: FastifyInstance | undefined
  try {
    app = await onroll.app()
    const address = await app.listen({ port: flags.port ?? settings.port, host: flags.host ?? settings.host })
    io.out(`ready ${address}\n`)
    await untilStopped()
    return 0
  } finally {
    await app?.close()
    await onroll.close()
  }
}
