import type { VNode } from 'preact'
import { assetPath } from '../asset-names.ts'
import { fullDay } from '../date-words.ts'
import { SkipLink } from '../govuk/links.tsx'
import { IdentityBar } from './identity-bar.tsx'
import { PageFooter } from './page-footer.tsx'
import type { PageFrame, PageLayoutProps } from './page-frame.ts'
import { PageHeader } from './page-header.tsx'
import { SafetyPanel, SafetyStrip } from './safety.tsx'

const BODY_WIDTHS = { wide: 'onr-wide', full: 'onr-full', read: '' } as const

/** A page for somebody who is signed in, or about to sign in. */
export function PageLayout({ frame, before, children }: PageLayoutProps): VNode {
  const body = ['govuk-template__body', BODY_WIDTHS[frame.width ?? 'wide']]
    .filter((one) => one !== '')
    .join(' ')
  return (
    <html lang="en-GB" class="govuk-template">
      <PageHead title={frame.title} sheet="onroll.css" version={frame.assetVersion} />
      <body class={body}>
        <SkipLink />
        <PageHeader frame={frame} />
        {frame.demo && <DemoBanner frame={frame} />}
        {frame.safetyDisplay !== 'panel' && <SafetyStrip {...frame.safety} />}
        {frame.identity !== undefined && <IdentityBar {...frame.identity} />}
        <div class="onr-width">
          <main class="onr-main" id="main" tabIndex={-1}>
            {before}
            {frame.safetyDisplay === 'panel' && <SafetyPanel {...frame.safety} />}
            {children}
          </main>
        </div>
        <PageFooter {...frame.footer} />
      </body>
    </html>
  )
}

interface PageHeadProps {
  readonly title: string
  readonly sheet: 'onroll.css' | 'public.css'
  readonly version?: string | undefined
}

/** The head of every page. Nothing in it is fetched from elsewhere. */
export function PageHead({ title, sheet, version }: PageHeadProps): VNode {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${title} - Onroll`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <link rel="icon" href={assetPath('favicon.svg', version)} type="image/svg+xml" />
      <link rel="stylesheet" href={assetPath(sheet, version)} />
    </head>
  )
}

/** Says that nothing here is real and which day the demonstration stands at. */
export function DemoBanner({ frame }: { readonly frame: Pick<PageFrame, 'today'> }): VNode {
  return (
    <aside class="onr-demo" aria-label="Demonstration">
      <div class="onr-width">
        <p>
          <b>Demonstration.</b> Everybody here is made up and no message leaves. Today is{' '}
          {fullDay(frame.today)}.
        </p>
      </div>
    </aside>
  )
}
