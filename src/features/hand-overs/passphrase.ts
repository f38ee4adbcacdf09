import { randomInt } from 'node:crypto'
import { PASSPHRASE_WORDS } from './passphrase-words.ts'

/** Nine words of the list: at least 80 bits, so that guessing one file takes longer than anybody has. */
export const PASSPHRASE_LENGTH = 9

/** A fresh passphrase. It is shown once and kept nowhere. */
export function newPassphrase(): string {
  return Array.from(
    { length: PASSPHRASE_LENGTH },
    () => PASSPHRASE_WORDS[randomInt(PASSPHRASE_WORDS.length)],
  ).join(' ')
}

/** As it was meant: capitals, hyphens, commas and double spaces make no difference. The file's own script does the same. */
export function plainPassphrase(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
}
