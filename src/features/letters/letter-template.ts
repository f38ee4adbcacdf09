import { existsSync, readFileSync } from 'node:fs'
import nunjucks from 'nunjucks'
import { parse } from 'yaml'
import { z } from 'zod'
import { repositoryPath } from '../../platform/config/paths.ts'
import type { Packs } from '../../rules/packs.ts'

const headSchema = z.strictObject({
  label: z.string().min(1),
  kind: z.enum(['letter', 'email', 'file']),
  subject: z.string().min(1),
  because: z.string().min(1),
})

/** The words of a letter, as the pack holds them: what it is, and why it is sent. */
export interface LetterTemplate extends z.output<typeof headSchema> {
  readonly name: string
  readonly body: string
}

export type LetterFacts = Readonly<Record<string, string | readonly string[] | undefined>>

const kept = new Map<string, LetterTemplate>()

/** Throws when neither the authority's pack nor one it extends has such a letter, or its head is not whole. */
export function letterTemplate(
  packs: Pick<Packs, 'chainOf'>,
  authority: string,
  name: string,
): LetterTemplate {
  const path = pathOfLetter(packs, authority, name)
  if (path === undefined) throw new Error(`Neither ${authority} nor a pack it extends has a letter ${name}`)
  const template = kept.get(path) ?? readLetter(path, name, readFileSync(path, 'utf8'))
  kept.set(path, template)
  return template
}

/** What a letter is called; undefined when the packs no longer have it. */
export function letterLabel(
  packs: Pick<Packs, 'chainOf'>,
  authority: string,
  name: string,
): string | undefined {
  return pathOfLetter(packs, authority, name) && letterTemplate(packs, authority, name).label
}

function pathOfLetter(packs: Pick<Packs, 'chainOf'>, authority: string, name: string): string | undefined {
  return packs
    .chainOf(authority)
    .map((pack) => repositoryPath('packs', pack, 'letters', `${name}.njk`))
    .find((path) => kept.has(path) || existsSync(path))
}

/** A letter out of the text of its file: a head between two lines of `---`, then the words. Throws when it is not one. */
export function readLetter(file: string, name: string, text: string): LetterTemplate {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
  if (!match) throw new Error(`${file} has no head between two lines of ---`)
  return { ...headSchema.parse(parse(match[1] ?? '')), name, body: match[2] ?? '' }
}

const words = new nunjucks.Environment(null, { autoescape: false, throwOnUndefined: true })

/** The finished words. A fact that the letter names and nobody gave is a fault of ours, never a gap in a letter. */
export function wordsOf(
  template: LetterTemplate,
  facts: LetterFacts,
): { readonly subject: string; readonly body: string } {
  const given = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? '']))
  return {
    subject: words.renderString(template.subject, given).trim(),
    body: words.renderString(template.body, given).trim(),
  }
}
