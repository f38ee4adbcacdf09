import { readFileSync } from 'node:fs'
import nunjucks from 'nunjucks'
import { parse } from 'yaml'
import { z } from 'zod'
import { repositoryPath } from '../../platform/config/paths.ts'

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

/** Throws when the pack has no such letter, or its head is not whole. */
export function letterTemplate(pack: string, name: string): LetterTemplate {
  const path = repositoryPath('packs', pack, 'letters', `${name}.njk`)
  const known = kept.get(path)
  if (known) return known
  const text = readFileSync(path, 'utf8')
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
  if (!match) throw new Error(`${path} has no head between two lines of ---`)
  const template = { ...headSchema.parse(parse(match[1] ?? '')), name, body: match[2] ?? '' }
  kept.set(path, template)
  return template
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
