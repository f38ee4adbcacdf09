import type { ComponentChild, VNode } from 'preact'
import type { Content } from '../../web/components/content.ts'
import { InsetText } from '../../web/components/govuk/messages.tsx'
import { Link, P, PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'

export interface SeeAsLine {
  readonly who: string
  readonly pages: readonly { readonly text: string; readonly href: string }[]
}

/** As whom one may look, and at which page. */
export function ChooseViewerPage({
  lines,
  back,
}: {
  readonly lines: readonly SeeAsLine[]
  readonly back: string
}): VNode {
  return (
    <>
      <PageHeading
        title="See as somebody else"
        lead="Check what others find. You can look and nothing more, and it is written down that you looked."
      />
      <StackingTable
        caption="As whom"
        columns={[{ header: 'Role' }, { header: 'What they would open' }]}
        empty="Nobody else has this child on a page."
        rows={lines.map(({ who, pages }) => ({
          key: who,
          cells: [
            who,
            pages.map(({ text, href }, index) => (
              <>
                {index > 0 && ' · '}
                <Link href={href} text={text} about={`as ${who}`} />
              </>
            )),
          ],
        }))}
      />
      <P>
        <Link href={back} text="Back to the record" />
      </P>
    </>
  )
}

/** The page as the other would find it, or that there is none. */
export function SeenPage(props: {
  readonly who: string
  readonly back: string
  readonly content: ComponentChild | undefined
}): VNode {
  return (
    <>
      <InsetText>
        <P>As {props.who} would find it. Nothing here can be sent.</P>
        <Link href={props.back} text="See as somebody else" />
      </InsetText>
      {props.content === undefined ? (
        <PageHeading
          title="Nothing"
          lead="For them there is no such page: the same answer as for one that was never there."
        />
      ) : (
        (props.content as Content)
      )}
    </>
  )
}
