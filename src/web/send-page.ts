import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Page } from '../features/slice.ts'
import type { SignedIn } from '../platform/auth/asker.ts'
import type { PageFrame } from './components/layout/page-frame.ts'
import { renderPage } from './components/render-page.tsx'
import { framed, frameFor, type Viewer } from './frame.tsx'
import { hiddenFields } from './request-tokens.ts'
import type { Shell } from './shell.ts'

export type ErrorPageDrawing = (frame: Omit<PageFrame, 'title'>) => VNode

/** The HTML of a slice's page in its frame. */
export function drawPage(shell: Shell, viewer: Viewer, page: Page, fault: boolean): string {
  return renderPage(framed(shell, viewer, page, fault))
}

/** Sends one of the shell's own pages: not found, signed out, try again. */
export function sendErrorPage(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  by: SignedIn | undefined,
  draw: ErrorPageDrawing,
): FastifyReply {
  const antiForgery = by ? hiddenFields(by.antiForgery).antiForgery : ''
  const frame = frameFor(shell, { by, antiForgery, nonce: request.nonce })
  return sendHtml(reply, status, renderPage(draw(frame)))
}

export function sendHtml(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(html)
}
