import type { PlainDate } from '../calendar/plain-date.ts'

/** How an answer of another authority came: by its one-time link, or on somebody's word. */
export type AnswerCameBy = 'link' | 'telephone' | 'e-mail' | 'letter'

interface Answer {
  /** The id of the hand-over that is answered. */
  readonly handOver: string
  /** Who answered over there, and in which post. */
  readonly by: string
  readonly post?: string
  readonly email?: string
  readonly cameBy: AnswerCameBy
  /** What proves it, where an officer writes the answer down. */
  readonly evidence?: string
}

/** A hand-over to another authority: the child stays ours until the other accepts (policy 3.2). */
export interface HandOverFacts {
  'hand-over-offered': {
    readonly handOver: string
    /** Three digits of the national list. */
    readonly to: string
    readonly toName: string
    readonly reason: string
    /** What went, by the names of its parts; never what it said. */
    readonly parts: readonly string[]
    readonly sentBy: 'e-mail' | 'own-hand'
  }
  'hand-over-opened': Answer
  /** `from` is the day from which the other authority is responsible. */
  'hand-over-accepted': Answer & { readonly from: PlainDate }
  'hand-over-refused': Answer & { readonly reason: string }
  'hand-over-chased': { readonly handOver: string; readonly how: string; readonly said?: string }
  'hand-over-withdrawn': { readonly handOver: string; readonly reason: string }
}

export const HAND_OVER_ANSWERS = [
  'hand-over-opened',
  'hand-over-accepted',
  'hand-over-refused',
  'hand-over-chased',
  'hand-over-withdrawn',
] as const satisfies readonly (keyof HandOverFacts)[]

export const HAND_OVER_EVENTS: readonly (keyof HandOverFacts)[] = ['hand-over-offered', ...HAND_OVER_ANSWERS]
