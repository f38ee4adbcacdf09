import type { VNode } from 'preact'

/**
 * What may stand inside an element. Narrower than preact's own type, which takes any object: a `Date` would compile
 * and show as nothing.
 */
export type Content = string | number | VNode | false | null | undefined | readonly Content[]
