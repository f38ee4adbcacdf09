import type { FastifyInstance } from 'fastify'
import { faultFacts } from '../platform/log/fault-facts.ts'
import type { Shell } from './shell.ts'

const PATIENCE_MS = 3_000

/** What is ready and what is not, part by part; says nothing of why, since anybody may ask. */
export interface Readiness {
  readonly ready: boolean
  readonly parts: Readonly<Record<string, boolean>>
}

/** Asks each part whether it answers; a part that takes too long does not. */
export async function askReadiness(shell: Pick<Shell, 'readiness' | 'log'>): Promise<Readiness> {
  const answers = await Promise.all(
    Object.entries(shell.readiness).map(async ([name, check]) => {
      try {
        await Promise.race([check(), tooLong()])
        return [name, true] as const
      } catch (error) {
        shell.log.warn({ part: name, ...faultFacts(error) }, 'not ready')
        return [name, false] as const
      }
    }),
  )
  return { ready: answers.every(([, isReady]) => isReady), parts: Object.fromEntries(answers) }
}

/** `/health/live`: this process answers. `/health/ready`: it can do its work. */
export function serveHealth(app: FastifyInstance, shell: Shell): void {
  app.get('/health/live', async (_request, reply) => reply.send({ live: true }))
  app.get('/health/ready', async (_request, reply) => {
    const readiness = await askReadiness(shell)
    return reply.code(readiness.ready ? 200 : 503).send(readiness)
  })
}

function tooLong(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('took too long to answer')), PATIENCE_MS).unref()
  })
}
