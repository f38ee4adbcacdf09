import type { Contact } from '../../rules/rules-on-day.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Radios } from '../../web/components/govuk/choices.tsx'
import { ErrorSummary, InsetText } from '../../web/components/govuk/messages.tsx'
import { Link, P, Section } from '../../web/components/onroll/headings.tsx'
import type { Page } from '../slice.ts'
import type { ReportForm } from './report-journey.ts'
import { tellUsPaths } from './tell-us.paths.ts'
import { type Council, openPage } from './tell-us-frame.ts'

export interface StartProps {
  readonly form: ReportForm
  /** The one council of this service, or the several to choose from. */
  readonly councils: readonly { readonly id: number; readonly name: string }[]
  readonly authority?: Council | undefined
  /** The team, by telephone, e-mail and post (policy 1.3). */
  readonly team?: Contact | undefined
  readonly problem?: string | undefined
}

/** What this is and what it is not, before the first question. */
export function startPage(props: StartProps): Page {
  const { form, councils, authority, team, problem } = props
  const content = (
    <>
      <ErrorSummary errors={problem === undefined ? [] : [{ text: problem, field: 'council' }]} />
      <h1 class="onr-h1">
        {form === 'public'
          ? 'Tell us about a child who may be missing education'
          : 'Report a child from your work'}
      </h1>
      {form === 'public' ? <PublicWords /> : <ProfessionalWords />}
      <PostForm action={tellUsPaths.startOf(form)} csrfToken="">
        {councils.length > 1 && (
          <Radios
            name="council"
            label="In which council’s area does the child live?"
            labelSize="m"
            hint="If you are not sure, choose the nearest"
            error={problem}
            items={councils.map(({ id, name }) => ({ value: String(id), text: name }))}
          />
        )}
        <Button text="Start" />
      </PostForm>
      {team !== undefined && <Team team={team} />}
      {form === 'public' ? (
        <P>
          Do you work with children?{' '}
          <Link href={tellUsPaths.professional} text="Use the form for professionals" />.
        </P>
      ) : (
        <P>
          Do you write as a neighbour, relative or friend?{' '}
          <Link href={tellUsPaths.start} text="Use the form for everybody" />.
        </P>
      )}
    </>
  )
  return openPage(content, { authority, error: problem !== undefined })
}

function PublicWords() {
  return (
    <>
      <P>
        Tell us if a child gets no education, if a child has disappeared from a school, or if you are not
        sure. It takes about 3 minutes. “I am not sure” is enough everywhere, and you need not give your name.
      </P>
      <InsetText>
        To leave quickly, press the button “Exit this page” or press the Shift key three times. What you typed
        is then taken away. <Link href={tellUsPaths.staySafe} text="How to leave no trace on this device" />.
      </InsetText>
    </>
  )
}

function ProfessionalWords() {
  return (
    <>
      <P>
        Everybody who works with a child tells the council when they know or suspect that the child gets no
        education (policy 1.6). Suspicion is enough. It takes about 4 minutes.
      </P>
      <P>
        Schools report their own pupils after signing in: <Link href="/sign-in" text="sign in" />.
      </P>
    </>
  )
}

function Team({ team }: { readonly team: Contact }) {
  return (
    <Section title="Or ring, write or e-mail" tight>
      <P>
        {team.name}. Telephone: {team.phones.join(' or ')}.{team.email && ` E-mail: ${team.email}.`}
        {team.post && ` Post: ${team.post}.`}
      </P>
    </Section>
  )
}
