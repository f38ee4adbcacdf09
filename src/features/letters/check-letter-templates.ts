import type { PackFault, PackFile } from '../../rules/read-packs.ts'
import { type LetterFacts, type LetterTemplate, readLetter, wordsOf } from './letter-template.ts'

const TAG = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}|\{[{%#]/g
const NAME = '[a-z][A-Za-z0-9]*'
const PRINT = new RegExp(`^\\{\\{-?\\s*(${NAME})\\s*-?\\}\\}$`)
const REPEAT = new RegExp(`^\\{%-?\\s*for\\s+(${NAME})\\s+in\\s+(${NAME})\\s*-?%\\}$`)
const WHEN = new RegExp(`^\\{%-?\\s*if\\s+(${NAME})\\s*-?%\\}$`)
const REST = /^\{%-?\s*(else|endif|endfor)\s*-?%\}$/
const ALLOWED = 'A letter may print a value, repeat over a list and test whether something is present'

/**
 * Every fault of the letters of the packs: a letter holds no expression, because logic is code. Each must also render
 * with everything it names given, and with only what it prints unasked.
 *
 * @param files  every file of every pack; other files than letters are passed over
 */
export function findLetterFaults(files: readonly PackFile[]): readonly PackFault[] {
  return files
    .filter(({ path }) => /^[^/]+\/letters\//.test(path))
    .flatMap(({ path, text }) => problemsOf(path, text).map((problem) => ({ file: path, problem })))
}

function problemsOf(path: string, text: string): readonly string[] {
  const name = /\/([a-z0-9-]+)\.njk$/.exec(path)?.[1]
  if (name === undefined) return ['A letter is a file called NAME.njk, in lower case words joined by hyphens']
  let letter: LetterTemplate
  try {
    letter = readLetter(path, name, text)
  } catch (error) {
    return [`head: ${firstLine(error)}`]
  }
  const tags = [...tagsOf(letter.subject), ...tagsOf(letter.body)]
  const foreign = tags.filter((tag) => ![PRINT, REPEAT, WHEN, REST].some((allowed) => allowed.test(tag)))
  if (foreign.length > 0) return foreign.map((tag) => `${tag}: ${ALLOWED}`)
  const { all, least } = sampleFacts(tags)
  return [all, least].flatMap((facts) => renderingProblem(letter, facts) ?? [])
}

/** Facts for a letter: one set with all that it names, one without what it asks about. */
function sampleFacts(tags: readonly string[]): { readonly all: LetterFacts; readonly least: LetterFacts } {
  const lists = new Set(tags.flatMap((tag) => REPEAT.exec(tag)?.[2] ?? []))
  const turns = new Set(tags.flatMap((tag) => REPEAT.exec(tag)?.[1] ?? []))
  const asked = new Set(tags.flatMap((tag) => WHEN.exec(tag)?.[1] ?? []))
  const printed = tags.flatMap((tag) => PRINT.exec(tag)?.[1] ?? []).filter((name) => !turns.has(name))
  const names = [...new Set([...printed, ...asked, ...lists])]
  const value = (name: string) => (lists.has(name) ? [`Sample ${name}`, 'Sample'] : `Sample ${name}`)
  return {
    all: Object.fromEntries(names.map((name) => [name, value(name)])),
    least: Object.fromEntries(names.map((name) => [name, asked.has(name) ? undefined : value(name)])),
  }
}

function renderingProblem(letter: LetterTemplate, facts: LetterFacts): string | undefined {
  try {
    const { subject, body } = wordsOf(letter, facts)
    return subject === '' || body === '' ? 'A letter needs a subject and words' : undefined
  } catch (error) {
    return `It does not render: ${firstLine(error)}`
  }
}

function tagsOf(text: string): readonly string[] {
  return text.match(TAG) ?? []
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
}
