/** A failure whose message tells a person at the terminal what to do; no stack belongs with it. */
export class ExplainedError extends Error {
  override readonly name = 'ExplainedError'
}
