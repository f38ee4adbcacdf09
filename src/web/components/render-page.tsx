import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { installVnodeGuard } from './vnode-guard.ts'

installVnodeGuard()

// In rendered text every `<` and in every value every `"` is escaped, so this finds real tags alone.
const CLOSED_VOID =
  /<(area|br|col|hr|img|input|link|meta|source|track|wbr)((?: [^\s"'<>/=]+(?:="[^"]*")?)*) ?\/>/g

/** The whole page as text, doctype first, in the form of HTML and not of XML. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>\n${render(page).replaceAll(CLOSED_VOID, '<$1$2>')}\n`
}
