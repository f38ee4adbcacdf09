/** A draft that nobody touches is removed after this long. */
export const DRAFT_MINUTES = 60
/** How long the page with the reference can be seen again. */
export const SENT_MINUTES = 30
/** Counted for one place in this time. */
export const WINDOW_MINUTES = 10
/** More reports from one place are set apart, and looked at apart. A family at home sends one, a school office a few. */
export const SENT_BEFORE_SET_APART = 6
/** Forms begun from one place before the page asks to ring instead: what is typed already is never refused. */
export const BEGUN_BEFORE_LIMIT = 60
/** Nobody reads and answers all pages in less. */
export const LEAST_SECONDS = 8
/** The same words again within this time are set apart. */
export const SAME_WORDS_HOURS = 24

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}
