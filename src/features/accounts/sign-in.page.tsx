import type { VNode } from 'preact'
import { ROLES, type Role } from '../../platform/auth/roles.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Details, ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Input, PasswordInput } from '../../web/components/govuk/text-fields.tsx'
import type { HiddenFields, Page } from '../slice.ts'
import type { DemoPerson } from './sign-in.store.ts'

export interface SignInPageProps {
  readonly hidden: HiddenFields
  readonly to: string
  readonly people: readonly DemoPerson[]
  readonly email?: string | undefined
  readonly problem?: string | undefined
}

/** E-mail and password; in a demonstration, made-up people to sign in as with one press. */
export function signInPage(props: SignInPageProps): Page {
  const errors = props.problem === undefined ? [] : [{ text: props.problem, field: 'email' }]
  return {
    title: 'Sign in',
    content: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={errors} />
          <h1 class="onr-h1">Sign in</h1>
          <p class="onr-p">
            No account?{' '}
            <a class="govuk-link" href="/tell-us">
              Tell us about a child who may be missing education
            </a>
            .
          </p>
          {props.people.length > 0 && <DemoPeople people={props.people} to={props.to} />}
          {props.people.length === 0 ? (
            <PasswordForm {...props} />
          ) : (
            <Details
              summary="Sign in with an e-mail address and a password"
              open={props.problem !== undefined}
            >
              <PasswordForm {...props} />
            </Details>
          )}
        </div>
      </div>
    ),
  }
}

function PasswordForm({ hidden, to, email, problem }: SignInPageProps): VNode {
  return (
    <PostForm action="/sign-in" csrfToken={hidden.antiForgery}>
      <input type="hidden" name="to" value={to} />
      <Input
        name="email"
        label="E-mail address"
        type="email"
        autocomplete="username"
        spellcheck={false}
        value={email}
        error={problem}
      />
      <PasswordInput name="password" label="Password" autocomplete="current-password" />
      <Button text="Continue" />
    </PostForm>
  )
}

const GROUPS: readonly (readonly [kind: string, heading: string])[] = [
  ['school', 'Schools'],
  ['cme-team', 'Children missing education team'],
  ['admissions', 'School Admissions'],
  ['investigating-team', 'Local Support Team'],
  ['home-education-team', 'Elective home education'],
  ['virtual-school', 'Virtual School'],
  ['authority', 'Rest of the authority'],
]

function DemoPeople({ people, to }: { readonly people: readonly DemoPerson[]; readonly to: string }): VNode {
  return (
    <form method="post" action="/demo/sign-in">
      <p class="onr-p">Everybody here is made up. Choose whom to be.</p>
      <input type="hidden" name="to" value={to} />
      {GROUPS.map(([kind, heading]) => {
        const members = onePerPerson(people.filter((person) => person.organisationKind === kind))
        return (
          members.length > 0 && (
            <section key={kind} class="onr-section" aria-labelledby={`people-${kind}`}>
              <h2 class="onr-h2" id={`people-${kind}`}>
                {heading}
              </h2>
              <ul class="govuk-list">
                {members.map(({ key, name, standing }) => (
                  <li key={key}>
                    <button type="submit" name="person" value={key} class="onr-linkbutton">
                      {name}
                    </button>
                    , {standing}
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </form>
  )
}

/** Somebody in several roles signs in once and changes role inside. */
function onePerPerson(people: readonly DemoPerson[]) {
  return [...new Set(people.map((person) => person.key))].map((key) => {
    const own = people.filter((person) => person.key === key)
    const standing = own.map((person) => `${labelOf(person.role)}, ${person.organisation}`).join('; also ')
    return { key, name: own[0]?.name ?? key, standing }
  })
}

export function labelOf(role: string): string {
  return Object.hasOwn(ROLES, role) ? ROLES[role as Role].label : role
}

export interface CodePageProps {
  readonly hidden: HiddenFields
  readonly to: string
  readonly problem?: string | undefined
}

/** The six digits of the authenticator app. */
export function codePage({ hidden, to, problem }: CodePageProps): Page {
  return {
    title: 'Enter your code',
    content: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ErrorSummary errors={problem === undefined ? [] : [{ text: problem, field: 'code' }]} />
          <h1 class="onr-h1">Enter the code from your authenticator app</h1>
          <PostForm action="/sign-in/code" csrfToken={hidden.antiForgery}>
            <input type="hidden" name="to" value={to} />
            <Input
              name="code"
              label="Code"
              hint="Six digits. Each code works once."
              inputMode="numeric"
              autocomplete="one-time-code"
              width={10}
              error={problem}
            />
            <Button text="Sign in" />
          </PostForm>
        </div>
      </div>
    ),
  }
}
