export { type AddedAuthority, addAuthority } from './add-authority.command.ts'
