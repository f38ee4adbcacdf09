import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Radios } from '../../web/components/govuk/choices.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import type { HiddenFields, Page } from '../slice.ts'
import { labelOf } from './sign-in.page.tsx'
import type { AccountRole } from './sign-in.store.ts'

export interface ActingAsPageProps {
  readonly hidden: HiddenFields
  readonly roles: readonly AccountRole[]
  readonly current: string
  readonly problem?: string | undefined
}

/** In which role to act: what one sees and may do follows from it. */
export function actingAsPage({ hidden, roles, current, problem }: ActingAsPageProps): Page {
  return {
    title: 'Change role',
    content: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={problem === undefined ? [] : [{ text: problem, field: 'role' }]} />
          {roles.length < 2 ? (
            <>
              <h1 class="onr-h1">You have one role</h1>
              <p class="onr-p">An administrator of your authority can give you another.</p>
            </>
          ) : (
            <PostForm action="/acting-as" csrfToken={hidden.antiForgery}>
              <Radios
                name="role"
                label="In which role do you want to act?"
                labelSize="l"
                isHeading
                value={current}
                error={problem}
                items={roles.map((role) => ({
                  value: role.id,
                  text: `${labelOf(role.role)}, ${role.organisationName}`,
                }))}
              />
              <Button text="Continue" />
            </PostForm>
          )}
        </div>
      </div>
    ),
  }
}
