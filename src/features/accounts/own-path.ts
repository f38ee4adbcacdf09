/** Where to go after signing in: an address of our own, or the given one. */
export function ownPathOr(text: string, otherwise: string): string {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) && !text.startsWith('/sign-in') ? text : otherwise
}
