/** A refusal that the caller expects and a person can act on: a code of the catalogue and the facts it rests on. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly message: string
  readonly field?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly citation?: string
}

/** The outcome of a judgement or a command: a value, or a refusal. Bugs throw; expected refusals are values. */
export type Result<Value, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: R }

/** Wraps a value as a success. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Wraps a refusal. The message is a plain English sentence that says what to do next. */
export function refuse<R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal }
}
