export * from './child-facts.store.ts'
export * from './children.store.ts'
export * from './family.store.ts'
export * from './registers.store.ts'
