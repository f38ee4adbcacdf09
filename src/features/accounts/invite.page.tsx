import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Input, PasswordInput } from '../../web/components/govuk/text-fields.tsx'
import type { HiddenFields, Page } from '../slice.ts'
import type { Invite } from './invites.store.ts'

/** What is wrong with the form, and the field to mend it in. */
export interface FormFault {
  readonly text: string
  readonly field: string
}

export interface InvitePageProps {
  readonly hidden: HiddenFields
  readonly invite: Invite
  readonly token: string
  readonly address: string
  readonly errors?: readonly FormFault[] | undefined
}

/** Password and authenticator app, set together. */
export function invitePage({ hidden, invite, token, address, errors = [] }: InvitePageProps): Page {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
  return {
    title: 'Set your password',
    content: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={errors} />
          <h1 class="onr-h1">Set your password and your code</h1>
          <p class="onr-p">
            For {invite.email}. The address of this page works once. Do both steps before you leave it.
          </p>
          <PostForm action={`/invites/${token}`} csrfToken={hidden.antiForgery}>
            <h2 class="onr-h2">1. Password</h2>
            <input type="hidden" name="username" value={invite.email} autocomplete="username" />
            <PasswordInput
              name="password"
              label="New password"
              hint="At least 12 characters. Three words that do not belong together are good."
              autocomplete="new-password"
              error={errorOf('password')}
            />
            <PasswordInput
              name="again"
              label="The same password again"
              autocomplete="new-password"
              error={errorOf('again')}
            />
            <h2 class="onr-h2">2. Authenticator app</h2>
            <p class="onr-p">
              Add an account in your authenticator app, choose to type a key, and type this one. It counts in
              steps of 30 seconds.
            </p>
            <p class="onr-p">
              <b class="onr-nowrap">{invite.codeSecret.replace(/(.{4})(?=.)/g, '$1 ')}</b>
            </p>
            <p class="onr-s">For apps that read an address: {address}</p>
            <Input
              name="code"
              label="The code the app shows now"
              inputMode="numeric"
              autocomplete="one-time-code"
              width={10}
              error={errorOf('code')}
            />
            <Button text="Save and sign in" />
          </PostForm>
        </div>
      </div>
    ),
  }
}

/** The same words whether the link was used, ran out, or never was. */
export const goneInvitePage: Page = {
  title: 'This link no longer works',
  content: (
    <>
      <h1 class="onr-h1">This link no longer works</h1>
      <p class="onr-p">
        A link works once and for a short time. An administrator of your authority can make another.
      </p>
    </>
  ),
}
