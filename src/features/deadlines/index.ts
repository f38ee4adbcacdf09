export { becauseWords, citationWords, whenWords } from './deadline-words.ts'
export * from './deadlines.store.ts'
export { type HoldOptions, holdDeadlines } from './hold-deadlines.ts'
