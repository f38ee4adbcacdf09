export { type CmeContact, listCmeContacts } from './cme-contacts.store.ts'
export { directoryRoutes } from './directory.routes.tsx'
export { ageOfContact, type DirectoryEntry, listDirectory } from './directory-entries.ts'
export { fingerprintInWords } from './fingerprint-words.ts'
