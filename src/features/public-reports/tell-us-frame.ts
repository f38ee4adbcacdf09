import type { OpenFrame, Page } from '../slice.ts'
import { tellUsPaths } from './tell-us.paths.ts'

export type Council = NonNullable<OpenFrame['authority']>

/** What stands round every page of the journey. The title gives nothing away in tabs and history. */
export function openPage(
  content: Page['content'],
  of: {
    readonly authority?: Council | undefined
    readonly token?: string | undefined
    readonly error?: boolean
  },
): Page {
  return {
    title: of.error ? 'Error: Tell us' : 'Tell us',
    content,
    open: {
      service: 'Tell us about a child who may be missing education',
      exitHref: of.token === undefined ? tellUsPaths.leave : tellUsPaths.leaveDraft(of.token),
      authority: of.authority,
    },
  }
}
