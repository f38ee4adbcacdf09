/**
 * Keeps a spreadsheet from running a cell: one that begins with `=`, `+`, `-`, `@`, tab or carriage return gets an
 * apostrophe in front. So does one that begins with apostrophes and then such a character, or undoing could not tell
 * the two apart. All other texts stay as they are (`'ac Dhonncha`).
 */
export function escapeFormula(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** The exact inverse of {@link escapeFormula}. */
export function unescapeFormula(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
