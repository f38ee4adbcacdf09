export * from './children.store.ts'
export * from './family.store.ts'
