import type { VNode } from 'preact'
import type { Example } from './examples.tsx'
import { PageHead } from './layout/page-layout.tsx'

/** All components on one page, to be looked at. Not part of the product. */
export function GalleryPage({ examples }: { readonly examples: readonly Example[] }): VNode {
  return (
    <html lang="en-GB" class="govuk-template">
      <PageHead title="Components" sheet="onroll.css" />
      <body class="govuk-template__body onr-wide">
        <div class="onr-width">
          <main class="onr-main" id="main">
            {examples.map(({ name, element }) => (
              <div key={name} class="onr-section">
                <p class="onr-s onr-s--above">{name}</p>
                {element}
              </div>
            ))}
          </main>
        </div>
      </body>
    </html>
  )
}
