import { isValidElement, options, type VNode } from 'preact'

/** Attributes that make a browser fetch, go to or run an address. Compared in lower case, without `:`. */
const LINKS = new Set(['href', 'xlinkhref', 'cite'])
const OWN_ADDRESSES = new Set([
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'background',
  'ping',
  'manifest',
])
const REFUSED_ATTRIBUTES = new Set([
  'style',
  'srcdoc',
  'srcset',
  'imagesrcset',
  'dangerouslysetinnerhtml',
  'unstable_comment',
])
const REFUSED_ELEMENTS = new Set([
  'style',
  'iframe',
  'object',
  'embed',
  'base',
  'animate',
  'set',
  'foreignobject',
])
const LINK_SCHEMES = new Set(['http', 'https', 'mailto', 'tel'])

const doors = new WeakSet<readonly string[]>()
let installed = false

/** Lets one piece of ready-made HTML through. Called by `from-template.tsx` alone. */
export function admitTemplate(template: readonly string[]): void {
  doors.add(template)
}

/**
 * Installs the hook that reads every element as it is made and throws on what escaping does not stop: event
 * attributes, unsafe addresses, inline style, raw HTML, and objects as children (which would show as nothing).
 */
export function installVnodeGuard(): void {
  if (installed) return
  installed = true
  const before = options.vnode
  options.vnode = (vnode) => {
    checkVnode(vnode)
    before?.(vnode)
  }
}

function checkVnode(vnode: VNode): void {
  const props: Record<string, unknown> = { ...vnode.props }
  if ('tpl' in props && !isAdmitted(props.tpl)) throw new Error('Raw HTML enters in from-template.tsx alone')
  checkChild(props.children, typeof vnode.type === 'function')
  if (typeof vnode.type !== 'string') return
  const element = vnode.type.toLowerCase()
  if (REFUSED_ELEMENTS.has(element)) throw new Error(`<${element}> is not allowed`)
  if (element === 'script' && hasContent(props.children)) throw new Error('A script has a src and no text')
  for (const [name, value] of Object.entries(props)) {
    if (name !== 'children' && value !== undefined && value !== null) checkAttribute(name, value)
  }
}

function checkAttribute(name: string, value: unknown): void {
  const key = name.toLowerCase().replaceAll(':', '')
  if (key.startsWith('on')) throw new Error(`Event attribute ${name} is not allowed`)
  if (REFUSED_ATTRIBUTES.has(key)) throw new Error(`Attribute ${name} is not allowed`)
  if (value === false) return
  if (LINKS.has(key) && !isSafeLink(value)) throw new Error(`Unsafe address in ${name}`)
  if (OWN_ADDRESSES.has(key) && !isOwnAddress(value)) throw new Error(`Unsafe address in ${name}`)
}

function checkChild(child: unknown, forComponent: boolean): void {
  if (Array.isArray(child)) {
    for (const one of child) checkChild(one, forComponent)
    return
  }
  if (typeof child === 'function' && forComponent) return
  if (
    typeof child === 'function' ||
    (typeof child === 'object' && child !== null && !isValidElement(child))
  ) {
    throw new Error('A child must be text or an element; an object would show as nothing')
  }
}

function hasContent(children: unknown): boolean {
  return Array.isArray(children) ? children.length > 0 : children !== undefined && children !== null
}

function isAdmitted(template: unknown): boolean {
  return Array.isArray(template) && doors.has(template)
}

/** An address on this site, or one with a scheme that runs nothing. */
export function isSafeLink(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const address = asBrowserReadsIt(value)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]
  return scheme === undefined ? isOwnAddress(value) : LINK_SCHEMES.has(scheme.toLowerCase())
}

function isOwnAddress(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const address = asBrowserReadsIt(value)
  return !/^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[/\\]{2}/.test(address)
}

/** Browsers drop control characters and spaces at the ends, and tabs and line ends anywhere, before they read a scheme. */
function asBrowserReadsIt(address: string): string {
  return [...address].filter((character) => character > ' ' && character !== '\u007f').join('')
}
