import type { VNode } from 'preact'
import type { FooterProps } from './page-frame.ts'

const LINKS = [
  { href: '/accessibility', text: 'Accessibility' },
  { href: '/privacy', text: 'How we use information' },
  { href: '/help', text: 'Help' },
] as const

/** Whom to ring about the service, and the pages every service must have. */
export function PageFooter({ contact, links = LINKS }: FooterProps): VNode {
  return (
    <footer class="onr-footer">
      <div class="onr-width">
        <ul>
          {contact !== undefined && (
            <li>
              {contact.label}: <span class="onr-nowrap">{contact.number}</span>
            </li>
          )}
          {links.map(({ href, text }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
