import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nunjucks from 'nunjucks'
import { Fragment, h, type VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { render } from 'preact-render-to-string'
import type { Content } from './content.ts'
import { formatInstant } from './date-words.ts'
import { admitTemplate, installVnodeGuard } from './vnode-guard.ts'

/** HTML that came out of an official template or out of our own renderer, so everything in it is escaped. */
export type TrustedHtml = string & { readonly __trustedHtml: true }

/** Options of a template, as its macro-options.json names them. */
export type TemplateOptions = Readonly<Record<string, unknown>>

installVnodeGuard()

const require = createRequire(import.meta.url)
const govuk = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist')
const moj = dirname(require.resolve('@ministryofjustice/frontend/package.json'))

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader([govuk, moj]), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
})
environment.addFilter('date', (instant: string) => formatInstant(instant))
environment.addFilter('mojDate', (instant: string) => formatInstant(instant))

const compiled = new Map<string, nunjucks.Template>()
const knownOptions = new Map<string, ReadonlySet<string>>()

/** Renders `govuk/components/<name>/template.njk` or `moj/components/<name>/template.njk`. */
export function renderTemplate(kit: 'govuk' | 'moj', name: string, options: TemplateOptions): TrustedHtml {
  const path = `${kit}/components/${name}/template.njk`
  const template = compiled.get(path) ?? environment.getTemplate(path, true)
  compiled.set(path, template)
  return template.render({ params: options }).trim() as TrustedHtml
}

/** A GOV.UK component as an element. Throws on an option the template does not know, which it would ignore in silence. */
export function fromGovuk(name: string, options: TemplateOptions): VNode {
  const given = withoutUndefined(options)
  const known = optionsOf(name)
  const unknown = Object.keys(given).find((option) => !known.has(option))
  if (unknown !== undefined) throw new Error(`The template ${name} has no option ${unknown}`)
  return asElement(renderTemplate('govuk', name, given))
}

/** A Ministry of Justice component as an element. */
export function fromMoj(name: string, options: TemplateOptions): VNode {
  return asElement(renderTemplate('moj', name, withoutUndefined(options)))
}

/** A Ministry of Justice component that wraps content by a call block, and so has to go through its macro. */
export function aroundContent(
  name: string,
  macro: string,
  options: TemplateOptions,
  content: Content,
): VNode {
  const source = `{% from "moj/components/${name}/macro.njk" import ${macro} %}{% call ${macro}(params) %}{{ content | safe }}{% endcall %}`
  const params = withoutUndefined(options)
  return asElement(
    environment.renderString(source, { params, content: toHtml(content) }).trim() as TrustedHtml,
  )
}

/** Renders content to escaped HTML, for the `html` options of the templates. */
export function toHtml(content: Content): TrustedHtml {
  return render(h(Fragment, null, content)) as TrustedHtml
}

/** `{ text }` for plain words, `{ html }` for elements: the two ways every template takes its content. */
export function textOrHtml(content: Content): { text: string } | { html: TrustedHtml } {
  return typeof content === 'string' ? { text: content } : { html: toHtml(content) }
}

/** Without a wrapper element, so that a tag can stand inside a sentence and the markup stays the official one. */
function asElement(html: TrustedHtml): VNode {
  const template = [html]
  admitTemplate(template)
  return jsxTemplate(template)
}

function withoutUndefined(options: TemplateOptions): TemplateOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

function optionsOf(name: string): ReadonlySet<string> {
  const cached = knownOptions.get(name)
  if (cached) return cached
  const file = join(govuk, 'govuk/components', name, 'macro-options.json')
  const described = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly name: string }[]
  const names = new Set(described.map((option) => option.name))
  knownOptions.set(name, names)
  return names
}
