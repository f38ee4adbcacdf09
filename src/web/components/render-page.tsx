import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { installVnodeGuard } from './vnode-guard.ts'

installVnodeGuard()

/** The whole page as text, doctype first. */
export function renderPage(page: VNode): string {
  return `<!doctype html>\n${render(page)}\n`
}
