import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { repositoryPath } from '../platform/config/paths.ts'

const paragraphsFile = z
  .array(z.strictObject({ paragraph: z.string().min(1), requirement: z.string().min(1) }))
  .min(1)

/** A paragraph of the policy and what it asks of the software. */
export interface PolicyParagraph {
  readonly paragraph: string
  readonly requirement: string
}

/** Every paragraph of the policy, in its order. */
export function readPolicyParagraphs(): readonly PolicyParagraph[] {
  return paragraphsFile.parse(parse(readFileSync(repositoryPath('docs', 'policy-paragraphs.yaml'), 'utf8')))
}

/** Whether a function of the software follows from the paragraph. */
export function asksForSomething({ requirement }: PolicyParagraph): boolean {
  return !requirement.startsWith('Nothing')
}
