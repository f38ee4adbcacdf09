import { LinkButton } from '../../web/components/govuk/buttons.tsx'
import { ConfirmationPanel, WarningText } from '../../web/components/govuk/messages.tsx'
import { Link, P, Section } from '../../web/components/onroll/headings.tsx'
import type { Page } from '../slice.ts'
import type { PublicDraft } from './public-drafts.store.ts'
import { tellUsPaths } from './tell-us.paths.ts'
import { type Council, openPage } from './tell-us-frame.ts'

/** The draft ended, was left or never was: the same page, with nothing of what was typed. */
export function gonePage(): Page {
  return openPage(
    <>
      <h1 class="onr-h1">This page has been closed</h1>
      <P>Nothing that was typed is kept on this device or here. If it was sent before, we have it.</P>
      <LinkButton href={tellUsPaths.start} text="Start again" />
    </>,
    {},
  )
}

/** Too many forms begun from one place. Whoever has one open can still send it. */
export function limitPage(authority: Council | undefined, phones: readonly string[]): Page {
  return openPage(
    <>
      <h1 class="onr-h1">Please ring us instead</h1>
      <P>
        Very many forms were begun from where you are in the last few minutes, so no new one opens for now. A
        form that is open already can still be sent.
      </P>
      <WarningText>
        {phones.length > 0
          ? `Ring the children missing education team: ${phones.join(' or ')}.`
          : 'Ring your council and ask for the children missing education team. In danger, ring 999.'}
      </WarningText>
      <P>
        You can also <Link href={tellUsPaths.start} text="try again" /> in ten minutes.
      </P>
    </>,
    { authority },
  )
}

export function staySafePage(): Page {
  return openPage(
    <>
      <h1 class="onr-h1">How to leave no trace on this device</h1>
      <Section title="What we do">
        <P>
          These pages set no cookie, and tell your browser to keep no copy. “Exit this page” takes away what
          you typed and opens a weather page in its place.
        </P>
      </Section>
      <Section title="What you can do">
        <P>
          Your browser may still list the address of this page in its history. Use a private window, or delete
          this page from the history afterwards. Deleting the whole history can be noticed. A telephone or
          computer that nobody at home uses, for example in a library, is safest.
        </P>
      </Section>
      <LinkButton href={tellUsPaths.start} text="Back to the start" kind="plain" />
    </>,
    {},
  )
}

/** It has arrived: the reference, what follows, and that nothing can be read with it. */
export function sentPage(draft: PublicDraft, within: string): Page {
  return openPage(
    <>
      <ConfirmationPanel title="Thank you. We have it.">
        Your reference <br />
        <strong>{draft.sentReference ?? ''}</strong>
      </ConfirmationPanel>
      <P>
        Write the reference down if you may want to ring about it. It opens no page, and nobody can read
        anything with it.
      </P>
      <Section title="What happens next">
        <P>
          An officer reads it {within} and looks for the child. We may not be able to tell you what we find:
          it is about a child and a family.
        </P>
        <P>If you learn more, tell us again, or ring and give the reference.</P>
      </Section>
      <P>
        <Link href={tellUsPaths.leaveDraft(draft.token)} text="Close this and leave" />
      </P>
    </>,
    { authority: draft.authority, token: draft.token },
  )
}
