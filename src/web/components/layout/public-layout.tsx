import type { VNode } from 'preact'
import { assetPath } from '../asset-names.ts'
import type { Content } from '../content.ts'
import { ExitSkipLink, ExitThisPage, SkipLink } from '../govuk/links.tsx'
import { PageFooter } from './page-footer.tsx'
import type { FooterProps, PageFrame } from './page-frame.ts'
import { Brand } from './page-header.tsx'
import { DemoBanner, PageHead } from './page-layout.tsx'
import { SafetyPanel } from './safety.tsx'

export interface PublicLayoutProps {
  readonly frame: Pick<
    PageFrame,
    'title' | 'councilName' | 'safety' | 'demo' | 'today' | 'cspNonce' | 'assetVersion' | 'homeHref'
  > & { readonly footer?: FooterProps | undefined }
  /** What the journey is: "Tell us about a child who may be missing education". */
  readonly service: string
  /** Our own address that ends the session and goes on to somewhere harmless. */
  readonly exitHref: string
  readonly children: Content
}

/** A page anybody may open: narrow, safety first, one question, a quick way out. */
export function PublicLayout({ frame, service, exitHref, children }: PublicLayoutProps): VNode {
  const safety = {
    contacts: frame.safety.contacts,
    title: 'If you are worried about a child’s safety, ring first',
  }
  return (
    <html lang="en-GB" class="govuk-template">
      <PageHead title={frame.title} sheet="public.css" version={frame.assetVersion} />
      <body class="govuk-template__body">
        <SkipLink />
        <header class="govuk-template__header">
          <ExitSkipLink href={exitHref} />
          <div class="govuk-generic-header onr-header">
            <div class="onr-width onr-header__row">
              <Brand councilName={frame.councilName} homeHref={frame.homeHref ?? '/'} />
            </div>
          </div>
        </header>
        {frame.demo && <DemoBanner frame={frame} />}
        <div class="onr-width">
          <main class="onr-main" id="main" tabIndex={-1}>
            <div class="onr-exit">
              <p class="onr-s">{service}</p>
              <ExitThisPage href={exitHref} />
            </div>
            <SafetyPanel {...safety} />
            {children}
          </main>
        </div>
        <PageFooter {...frame.footer} />
        <script
          type="module"
          src={assetPath('exit-this-page.js', frame.assetVersion)}
          nonce={frame.cspNonce}
        />
      </body>
    </html>
  )
}
