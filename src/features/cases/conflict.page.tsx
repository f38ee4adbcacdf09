import { ACTIONS } from '../../domain/case/case-actions.ts'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { TwoTexts } from '../../web/components/onroll/two-texts.tsx'
import { type About, type Answer, type Ask, conflict } from '../slice.ts'
import type { Act, ActContext } from './act.ts'
import { describeEvent } from './event-words.ts'
import { identityOf } from './identity-of.ts'
import { matterPaths } from './matter.paths.ts'
import { typedInWords } from './typed-in-words.ts'

const OWN_FIELDS = new Set(['_csrf', 'idempotencyKey', 'version'])

/** Somebody recorded something after the page was opened: both stand here, and nothing typed is lost. */
export async function conflictAnswer(
  ask: Ask,
  context: ActContext,
  act: Pick<Act, 'action' | 'path' | 'form'>,
  about: About,
): Promise<Answer> {
  const since = ask.form.version() ?? 0
  const news = context.events.filter((event) => event.seq > since)
  const typed = ask.form.entries().filter(([name, value]) => !OWN_FIELDS.has(name) && value !== '')
  const theirs = news.map((event) => {
    const words = describeEvent(event)
    return `${words.title}${words.text ? `: ${words.text}` : ''}`
  })
  const last = news.at(-1)
  const { fields } = await act.form(context)
  return conflict(
    {
      title: 'Somebody else recorded something',
      identity: identityOf(context),
      content: (
        <>
          <h1 class="govuk-heading-l">Somebody else recorded something here</h1>
          <p class="govuk-body">
            What you wrote has not been saved yet. Read what was recorded meanwhile, then record yours if it
            still holds.
          </p>
          <TwoTexts
            label={ACTIONS[act.action].label}
            yours={typedInWords(fields, ask.form).join('\n')}
            theirs={theirs.join('\n')}
            theirsFrom={last ? `${last.by.name}, ${last.by.organisationName}` : 'nobody'}
          />
          <PostForm action={matterPaths.act(context.matter.id, act.path)} csrfToken={ask.hidden.antiForgery}>
            <input type="hidden" name="idempotencyKey" value={ask.hidden.idempotencyKey} />
            <input type="hidden" name="version" value={String(context.matter.eventCount)} />
            {typed.map(([name, value], index) => (
              <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
            ))}
            <div class="govuk-button-group">
              <Button text="Record mine as well" />
              <LinkButton
                href={matterPaths.matter(context.matter.id)}
                text="Leave it and read the page"
                kind="plain"
              />
            </div>
          </PostForm>
        </>
      ),
    },
    about,
  )
}
