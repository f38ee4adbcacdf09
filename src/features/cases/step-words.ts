import { displayDate } from '../../domain/calendar/display-date.ts'
import type { AuthorityCaseFacts } from '../../domain/case/authority-case-facts.ts'
import type { HomeEducationFacts } from '../../domain/case/home-education-facts.ts'
import type { EventWords } from './event-words.ts'

type WordsOf<Facts> = { readonly [Kind in keyof Facts]?: (facts: Facts[Kind]) => EventWords }

function join(...parts: readonly (string | false | undefined)[]): string {
  return parts
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .reduce((text, part) => (text === '' ? part : `${text}${/[.!?]$/.test(text) ? '' : '.'} ${part}`), '')
}

const FELL = {
  'no-place': 'No school offered a place',
  'offer-refused': 'The offer was refused',
  'did-not-start': 'The child did not start',
} as const

/** Places, directions and formal steps of an authority’s case, in an officer’s words. */
export const PLACE_WORDS = {
  'place-applied': (f) => ({ title: 'A place was applied for', text: join(f.schools?.join(', '), f.note) }),
  'place-offered': (f) => ({
    title: 'A place was offered',
    text: join(f.school, f.startsOn && `Starting day: ${displayDate(f.startsOn)}`),
  }),
  'fair-access-agreed': (f) => ({ title: 'The panel agreed on a place', text: join(f.panel, f.note) }),
  'direction-started': (f) => ({
    title:
      f.schoolKind === 'academy' ? 'An academy was asked to admit' : 'A school was consulted on a direction',
    text: join(f.school, f.note),
  }),
  'direction-school-replied': (f) => ({
    title: f.reply === 'will-admit' ? 'The school will admit' : 'The school will not admit',
    text: join(f.note),
  }),
  'direction-notice-given': (f) => ({
    title: 'Notice was given of the intention to direct',
    text: join(`To ${f.to.join(', ')}`, f.note),
  }),
  'direction-requested': (f) => ({
    title: 'The Secretary of State was asked to direct',
    text: join(f.reference && `Reference ${f.reference}`, f.note),
  }),
  'direction-not-needed': (f) => ({
    title: 'The school admits without a direction',
    text: join(f.school, f.reason),
  }),
  'meanwhile-decided': (f) => ({
    title:
      f.decision === 'arranged' ? 'Education is arranged meanwhile' : 'No education is arranged meanwhile',
    text: join(
      f.provision,
      f.reasons,
      `Decided by ${f.decidedBy}`,
      `Looked at again on ${displayDate(f.reviewOn)}`,
    ),
  }),
  'place-delayed': (f) => ({
    title: 'A place is delayed',
    text: join(f.reason, `${f.owner} owns the delay`, `Until ${displayDate(f.until)}`),
  }),
  'looked-after-recorded': (f) => ({
    title: f.lookedAfter ? 'The child is looked after' : 'The child is not looked after',
    text: join(
      f.since && `Since ${displayDate(f.since)}`,
      f.by,
      f.socialWorker && `Social worker: ${f.socialWorker}`,
      f.educationPlanOn && `First personal education plan on ${displayDate(f.educationPlanOn)}`,
      `Source: ${f.source}`,
    ),
  }),
  'authority-exchanged': (f) => ({
    title: `${f.way === 'sent' ? 'Told' : 'Heard from'} ${f.authority}: ${f.topic.replaceAll('-', ' ')}`,
    text: f.what,
  }),
  'direction-made': (f) => ({ title: 'A school was directed', text: join(f.school, `By ${f.madeBy}`) }),
  'formal-action-started': (f) => ({
    title: 'A notice was served on the parents',
    text: join(`Served on ${displayDate(f.servedOn)}`, `Decided by ${f.decisionMaker}`),
  }),
  'order-made': (f) => ({
    title: 'An order was made',
    text: join(f.order, f.school, `Decided by ${f.decisionMaker}`),
  }),
  'education-shown-suitable': (f) => ({
    title: 'The education was shown to be suitable',
    text: join(f.evidence, `Decided by ${f.decisionMaker}`),
  }),
  'school-started': (f) => ({
    title: 'The child started school',
    text: join(f.school, `First day: ${displayDate(f.startedOn)}`, f.evidence && `Evidence: ${f.evidence}`),
  }),
  'place-fell-through': (f) => ({
    title: FELL[f.why ?? 'did-not-start'],
    text: join(f.reason, f.onRegister && 'The name is on that school’s register'),
  }),
  'over-compulsory-age': (f) => ({
    title: 'Compulsory school age has ended',
    text: `Its last day was ${displayDate(f.lastDay)}`,
  }),
  'never-on-roll-found': (f) => ({
    title: 'The child was never on a roll',
    text: join(`Source: ${f.source}`, f.note),
  }),
  'lost-pupils-searched': (f) => ({
    title: 'The Lost Pupils Database was searched',
    text: join(`Asked by ${f.askedBy}`, f.result),
  }),
} as const satisfies WordsOf<AuthorityCaseFacts>

/** The home education thread in words. */
export const HOME_EDUCATION_WORDS = {
  'home-education-notified': (f) => ({
    title: 'A parent’s written notice of home education arrived',
    text: join(
      f.author,
      `On ${displayDate(f.receivedOn)}`,
      f.statedDay && `After ${displayDate(f.statedDay)} the child is educated at home`,
    ),
  }),
  'home-education-opened': (f) => ({ title: 'Home education became known', text: f.from }),
  'home-education-told': (f) => ({
    title: 'The notice was acted on',
    text: f.removedOn ? `Name removed from the roll on ${displayDate(f.removedOn)}` : '',
  }),
  'home-education-team-informed': (f) => ({ title: 'The EHE team was told', text: join(f.reference) }),
  'liaison-listed': (f) => ({ title: 'CME and EHE teams compared their lists', text: f.halfTerm }),
  'home-education-contacted': (f) => ({
    title: 'The family was contacted',
    text: join(`Support offered: ${f.support}`, f.note),
  }),
  'assessed-suitable': (f) => ({
    title: 'The education was assessed as suitable',
    text: join(f.evidence, f.officer),
  }),
  'annual-contact-due': () => ({ title: 'The yearly contact is due', text: '' }),
  'doubt-raised': (f) => ({ title: 'There is doubt about the education', text: f.reason }),
  'team-asked': (f) => ({ title: `Asked ${f.team}`, text: 'Is the education suitable?' }),
  'shown-suitable': (f) => ({ title: 'The team found the education suitable', text: f.evidence }),
  'not-shown-suitable': (f) => ({ title: 'The team: suitability is not shown', text: f.reason }),
  'never-enrolled-found': (f) => ({
    title: f.homeEducated ? 'The child is educated at home' : 'The child has no suitable education',
    text: `Source: ${f.source}`,
  }),
} as const satisfies WordsOf<HomeEducationFacts>
