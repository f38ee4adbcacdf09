import type { FastifyInstance } from 'fastify'

/** While the server closes, each answer ends its connection: nobody waits for a silent browser to hang up. */
export function drainWhenClosing(app: FastifyInstance): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}
