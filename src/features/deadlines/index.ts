export * from './deadlines.store.ts'
export { type HoldOptions, holdDeadlines } from './hold-deadlines.ts'
