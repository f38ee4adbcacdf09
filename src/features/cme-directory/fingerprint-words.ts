/** A fingerprint in groups of four, so that two people can read it to each other. */
export function fingerprintInWords(fingerprint: string): string {
  return fingerprint.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
