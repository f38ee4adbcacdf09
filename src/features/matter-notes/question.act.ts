import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import { ok } from '../../domain/result.ts'
import {
  type Act,
  type ActContext,
  type Choice,
  events,
  faults,
  formReader,
  getOrganisation,
  organisationsBySide,
} from '../cases/index.ts'
import { type LetterFacts, tellOrganisation } from '../letters/index.ts'

type Side = 'school' | 'authority' | 'team' | 'admissions'

const MOST_DAYS_AHEAD = 60

/** One side asks another; the answer is due on a day that stands in the other's list. */
export const askQuestionAct: Act = {
  action: 'ask-question',
  path: 'ask-question',
  permission: 'send-message',
  onlyAdds: true,
  async form(context) {
    const choices = sidesToAsk(context)
    const none = choices.length === 0
    return {
      heading: `Ask a question about ${context.child.givenName}`,
      lead: none
        ? 'Nobody else works on this, so there is nobody to ask here. Ask a school on its own enquiry.'
        : 'The question stands in their list until they answer.',
      button: none ? undefined : 'Ask',
      fields: none
        ? []
        : [
            {
              kind: 'radios',
              name: 'of',
              label: 'Whom do you ask?',
              choices,
              ...(choices.length === 1 && choices[0] ? { value: choices[0].value } : {}),
            },
            { kind: 'textarea', name: 'question', label: 'Your question' },
            { kind: 'date', name: 'answerBy', label: 'Answer by', hint: 'For example, 27 11 2026' },
          ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    if (sidesToAsk(context).length === 0)
      return faults([{ field: 'question', message: 'Nobody else works on this. Write a note instead.' }])
    const of = reader.choice(
      'of',
      sidesToAsk(context).map(({ value }) => value),
      'Choose whom you ask.',
    )
    const question = reader.text('question', 'Write your question.', 1000)
    const answerBy = reader.date('answerBy', 'The day of the answer', {
      notBefore: { day: context.today, message: 'The day of the answer must be today or later.' },
      notAfter: {
        day: addDays(context.today, MOST_DAYS_AHEAD),
        message: `The day of the answer must be within ${MOST_DAYS_AHEAD} days.`,
      },
    })
    if (!of || !answerBy || reader.errors.length > 0) return faults(reader.errors)
    return events({ kind: 'question-asked', facts: { of, question, answerBy } })
  },
  async after(context, { matter }, news) {
    const asked = news.find((event) => event.kind === 'question-asked')
    if (asked?.kind !== 'question-asked') return ok(undefined)
    const to = (await organisationsBySide(context.trx, matter)).get(asked.facts.of)
    await tellAbout(context, to, 'question-asked', matter.eventCount, {
      answerBy: displayDate(asked.facts.answerBy),
    })
    return ok(undefined)
  },
}

/** The answer to a question that was put to this side. */
export const answerQuestionAct: Act = {
  action: 'answer-question',
  path: 'answer-question',
  permission: 'send-message',
  onlyAdds: true,
  async form(context) {
    const questions = questionsTo(context)
    const [first] = questions
    return {
      heading: 'Answer a question',
      lead: 'Whoever asked sees the answer at once.',
      button: 'Answer',
      fields:
        first === undefined
          ? []
          : [
              {
                kind: 'radios',
                name: 'asked',
                label: 'Which question?',
                value: String(first.seq),
                choices: questions.map(({ seq, question, answerBy }) => ({
                  value: String(seq),
                  text: question,
                  hint: `Answer by ${displayDate(answerBy)}`,
                })),
              },
              ANSWER,
            ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const questions = questionsTo(context)
    const asked = reader.choice(
      'asked',
      questions.map(({ seq }) => String(seq)),
      'Choose the question that you answer.',
    )
    const answer = reader.text('answer', 'Write your answer.')
    if (!asked || reader.errors.length > 0) return faults(reader.errors)
    return events({ kind: 'question-answered', facts: { asked: Number(asked), answer } })
  },
  async after(context, { matter }, news) {
    const answer = news.find((event) => event.kind === 'question-answered')
    if (answer?.kind !== 'question-answered') return ok(undefined)
    const question = context.events.find(({ seq }) => seq === answer.facts.asked)
    await tellAbout(context, question?.by.organisationId ?? undefined, 'question-answered', matter.eventCount)
    return ok(undefined)
  },
}

/** E-mails the people of the other side: that something waits, and nothing of what. */
async function tellAbout(
  { deps, trx, by, matter }: ActContext,
  organisationId: string | undefined,
  template: 'question-asked' | 'question-answered',
  event: number,
  facts: LetterFacts = {},
): Promise<void> {
  const organisation = organisationId === undefined ? undefined : await getOrganisation(trx, organisationId)
  if (organisation === undefined || organisation.id === by.organisationId) return
  await tellOrganisation(deps, trx, by, {
    template,
    pack: by.pack,
    organisation,
    matter,
    about: `event ${event}`,
    facts,
  })
}

const ANSWER = { kind: 'textarea', name: 'answer', label: 'Your answer' } as const

function questionsTo({ state, by }: ActContext) {
  return state.openQuestions.filter((question) => question.of === by.side)
}

/** Those who see the matter besides one's own side: on a school's enquiry those who were brought in. */
function sidesToAsk({ state, matter, by }: ActContext): readonly (Choice & { readonly value: Side })[] {
  const all: readonly (Choice & { readonly value: Side; readonly is: boolean })[] = [
    { value: 'school', text: 'The school', is: matter.kind === 'school-enquiry' },
    { value: 'authority', text: 'The CME team', is: true },
    { value: 'admissions', text: 'School Admissions', is: state.admissions.askedOn !== null },
    { value: 'team', text: state.team.name ?? 'The team', is: state.team.requestedOn !== null },
  ]
  return all.filter(({ value, is }) => is && value !== by.side).map(({ value, text }) => ({ value, text }))
}
