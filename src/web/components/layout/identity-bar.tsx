import type { VNode } from 'preact'
import { Tag, type TagColour } from '../govuk/messages.tsx'

export interface IdentityBarProps {
  /** "Surname, Given name". */
  readonly name: string
  /** Status and risk, one or two. */
  readonly tags?: readonly { readonly text: string; readonly colour?: TagColour | undefined }[] | undefined
  /** Born, year, UPN, owner and deputy: what tells this child from another. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Adds "Address protected"; the page must then show neither street nor district. */
  readonly addressProtected?: boolean | undefined
}

/** Who the page is about. */
export function IdentityBar({ name, tags = [], facts, addressProtected }: IdentityBarProps): VNode {
  return (
    <aside class="moj-identity-bar onr-id" aria-label="Child">
      <div class="onr-width">
        <div class="onr-id__row">
          <p class="onr-id__name">{name}</p>
          {tags.map((tag) => (
            <Tag key={tag.text} {...tag} />
          ))}
          {addressProtected && <Tag text="Address protected" colour="purple" />}
        </div>
        <dl class="onr-id__facts">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </aside>
  )
}
