import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import type { Ground } from '../../domain/register/deletion-ground.ts'
import type { GroundFacts } from '../../domain/register/ground-facts.ts'
import type { PredicateName } from '../../domain/register/ground-predicates.ts'

/** A question that the school answers so that a condition can be judged. */
export interface GroundQuestion {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly kind: 'yes-no' | 'number' | 'date' | 'text' | 'school-kind'
}

type Answers = Readonly<Record<string, string>>

const yesNo = (name: string, label: string, hint?: string): GroundQuestion => ({
  name,
  label,
  kind: 'yes-no',
  ...(hint ? { hint } : {}),
})
const date = (name: string, label: string): GroundQuestion => ({ name, label, kind: 'date' })
const number = (name: string, label: string, hint?: string): GroundQuestion => ({
  name,
  label,
  kind: 'number',
  ...(hint ? { hint } : {}),
})

const SESSIONS = [
  number('sessionsG', 'Sessions coded G', 'Holiday not granted'),
  number('sessionsN', 'Sessions coded N', 'Reason not yet established'),
  number('sessionsO', 'Sessions coded O', 'Other unauthorised absence'),
  number(
    'sessionsOther',
    'Sessions with any other code',
    'One such session breaks the run. Leave out planned closures (#)',
  ),
]

/** What has to be asked for each judgement. What Onroll knows from the enquiry itself is not asked. */
const QUESTIONS: Readonly<Partial<Record<PredicateName, readonly GroundQuestion[]>>> = {
  'absence.everySessionIsCoded': SESSIONS,
  'leave.notBack': [
    date('leaveEndedOn', 'On which day did the leave end?'),
    number('leaveSchoolDaysSince', 'School days missed since then'),
  ],
  'cause.noneKnown': [
    yesNo('sick', 'Does the school know of sickness?', 'Anxiety and other mental health count'),
    yesNo('unavoidable', 'Does the school know of another cause that could not be avoided?'),
  ],
  'register.verifiedElsewhere': [
    { name: 'otherSchool', label: 'At which school is the child registered?', kind: 'text' },
    date('otherSchoolVerifiedOn', 'On which day did that school confirm it?'),
  ],
  'register.alsoElsewhere': [
    { name: 'otherSchool', label: 'At which school is the child registered?', kind: 'text' },
  ],
  'register.notMobileChildsMainSchool': [
    yesNo('mobileMainSchool', 'Do the parents travel for work, and is this the child’s main school?'),
  ],
  'register.noDualRegistrationAgreed': [
    yesNo('dualAgreed', 'Was registration at two schools agreed or decided?'),
  ],
  'register.otherProprietorsConsent': [
    yesNo('proprietorsConsent', 'Does every other school at which the child is registered consent?'),
  ],
  'attendanceOrder.doesNotNameThisSchool': [
    yesNo('orderNamesSchool', 'Does a school attendance order name this school?'),
  ],
  'attendanceOrder.isAmended': [
    date('orderAmendedOn', 'On which day was the order amended to another school?'),
  ],
  'attendanceOrder.isRevoked': [
    date('orderRevokedOn', 'On which day was the order revoked?'),
    yesNo('orderRevokedEducated', 'Was it revoked because suitable education is arranged otherwise?'),
  ],
  'attendanceOrder.isAmendedOrRevoked': [
    date('orderAmendedOn', 'On which day was the order amended to another school?'),
    date('orderRevokedOn', 'On which day was the order revoked?'),
  ],
  'school.isOfKind': [{ name: 'schoolKind', label: 'What kind of school is this?', kind: 'school-kind' }],
  'notice.isReceived': [date('noticeReceivedOn', 'On which day did the parent’s written notice arrive?')],
  'notice.statedDayHasPassed': [
    date('noticeStatedDay', 'From which day does the notice say the child is educated otherwise?'),
  ],
  'specialSchool.hasConsent': [
    yesNo('specialPlaced', 'Is this a special school at which an authority placed the child?'),
    date('specialConsentOn', 'If so: on which day did that authority consent?'),
  ],
  'withdrawal.hasConsent': [
    yesNo('childProtection', 'Is there a child protection enquiry or action?'),
    date('withdrawalConsentOn', 'If consent is needed: on which day was it given?'),
  ],
  'withdrawal.authorityWasTold': [
    date('authorityToldOn', 'On which day was the authority told of the parent’s intention?'),
  ],
  'home.isTooFarAway': [
    yesNo('withinDistance', 'Does the child still live a reasonable distance from the school?'),
  ],
  'home.isNoBoarder': [yesNo('boarder', 'Is the child a boarder?')],
  'pupil.noGroundsToBelieveWillAttend': [
    yesNo(
      'noGroundsAttend',
      'Is there no reasonable ground to believe that the child will attend again?',
      'Answer yes if there is none',
    ),
  ],
  'pupil.ceasedToAttend': [yesNo('ceasedToAttend', 'Has the child ceased to attend?')],
  'pupil.hasDied': [date('diedOn', 'On which day did the child die?')],
  'pupil.ceasedToBePupil': [date('ceasedOn', 'On which day did the child cease to be a pupil?')],
  'nursery.isFinished': [yesNo('nurseryFinished', 'Has the child finished nursery here?')],
  'nursery.doesNotJoinReception': [yesNo('joinsReception', 'Does the child join reception here?')],
  'detention.lastsMonths': [
    yesNo('finalOrder', 'Is there a final order or recall?'),
    number('detentionMonths', 'Length of the sentence in months'),
  ],
  'leavingAge.isReached': [
    yesNo('overBefore', 'Will the child be over compulsory school age before the school next meets?'),
  ],
  'leavingAge.willLeave': [
    yesNo('willLeave', 'Will the child leave, or not meet the conditions of the sixth form?'),
  ],
  'boarding.feesAreUnpaid': [
    yesNo('boarder', 'Is the child a boarder?'),
    yesNo('stateFunded', 'Is the school maintained by an authority, or an academy?'),
    yesNo('feesUnpaid', 'Were the boarding fees unpaid at the end of term?'),
  ],
  'exclusion.isPermanent': [yesNo('permanentlyExcluded', 'Has the child been permanently excluded?')],
  'exclusion.reviewStepsAreFinished': [
    yesNo('reviewsFinished', 'Are the review steps finished, or their time over?'),
  ],
  'medical.unfitUntilOverAge': [
    yesNo('unfitUntilOverAge', 'Did the school medical officer certify this?'),
    yesNo('meansToStayOn', 'Does the child mean to stay on?'),
  ],
}

/** The questions of a ground, each once, in the order of its conditions. */
export function questionsOf(ground: Ground): readonly GroundQuestion[] {
  const all = ground.conditions.flatMap((condition) => QUESTIONS[condition.predicate] ?? [])
  return [...new Map(all.map((question) => [question.name, question])).values()]
}

/** What the answers say, in the words of the judgement. An empty answer is a fact that is not recorded. */
export function factsOf(answers: Answers): GroundFacts {
  const yes = (name: string) => (answers[name] === 'yes' ? true : answers[name] === 'no' ? false : undefined)
  const day = (name: string) => parsePlainDate(answers[name] ?? '')
  const count = (name: string) => (/^\d{1,4}$/.test(answers[name] ?? '') ? Number(answers[name]) : undefined)
  const sessions = {
    G: count('sessionsG'),
    N: count('sessionsN'),
    O: count('sessionsO'),
    other: count('sessionsOther'),
  }
  const known = Object.entries(sessions).filter(
    (entry): entry is [string, number] => entry[1] !== undefined && entry[1] > 0,
  )
  const allCounted = Object.values(sessions).every((value) => value !== undefined)
  return dropMissing({
    absence: allCounted ? { schoolDays: 0, sessions: Object.fromEntries(known) } : undefined,
    leave: both(day('leaveEndedOn'), count('leaveSchoolDaysSince'), (endedOn, schoolDaysSince) => ({
      endedOn,
      schoolDaysSince,
    })),
    cause: both(yes('sick'), yes('unavoidable'), (sick, unavoidable) => ({ sick, unavoidable })),
    registeredElsewhere: answers.otherSchool
      ? dropMissing({ school: answers.otherSchool, verifiedOn: day('otherSchoolVerifiedOn') })
      : undefined,
    mobileChildsMainSchool: yes('mobileMainSchool'),
    dualRegistrationAgreed: yes('dualAgreed'),
    otherProprietorsConsent: yes('proprietorsConsent'),
    attendanceOrder: orderOf(
      yes('orderNamesSchool'),
      day('orderAmendedOn'),
      day('orderRevokedOn'),
      yes('orderRevokedEducated'),
    ),
    school: kindOf(answers.schoolKind),
    parentNotice: day('noticeReceivedOn')
      ? dropMissing({ receivedOn: day('noticeReceivedOn'), statedDay: day('noticeStatedDay') })
      : undefined,
    specialSchool:
      yes('specialPlaced') === undefined
        ? undefined
        : dropMissing({ placedByAuthority: yes('specialPlaced'), consentGivenOn: day('specialConsentOn') }),
    childProtection: yes('childProtection'),
    withdrawalConsentOn: day('withdrawalConsentOn'),
    authorityToldOfIntentionOn: day('authorityToldOn'),
    home: homeOf(yes('withinDistance'), yes('boarder')),
    noGroundsToBelieveWillAttend: yes('noGroundsAttend'),
    ceasedToAttend: yes('ceasedToAttend'),
    diedOn: day('diedOn'),
    ceasedToBePupilOn: day('ceasedOn'),
    nursery: both(yes('nurseryFinished'), yes('joinsReception'), (finished, joinsReceptionHere) => ({
      finished,
      joinsReceptionHere,
    })),
    detention: both(yes('finalOrder'), count('detentionMonths'), (finalOrder, months) => ({
      finalOrder,
      months,
    })),
    leavingAge: both(
      yes('overBefore'),
      yes('willLeave'),
      (overBeforeSchoolNextMeets, willLeaveOrNotQualifyForSixthForm) => ({
        overBeforeSchoolNextMeets,
        willLeaveOrNotQualifyForSixthForm,
      }),
    ),
    boarding:
      yes('feesUnpaid') === undefined
        ? undefined
        : {
            boarder: yes('boarder') === true,
            stateFunded: yes('stateFunded') === true,
            feesUnpaidAtEndOfTerm: yes('feesUnpaid') === true,
          },
    exclusion: both(yes('permanentlyExcluded'), yes('reviewsFinished'), (permanent, reviewStepsFinished) => ({
      permanent,
      reviewStepsFinished,
    })),
    medical: both(yes('unfitUntilOverAge'), yes('meansToStayOn'), (unfitUntilOverAge, meansToStayOn) => ({
      unfitUntilOverAge,
      meansToStayOn,
    })),
  }) as GroundFacts
}

function orderOf(
  names: boolean | undefined,
  amendedOn: unknown,
  revokedOn: unknown,
  educated: boolean | undefined,
) {
  if (names === undefined && amendedOn === undefined && revokedOn === undefined) return undefined
  return dropMissing({
    namesThisSchool: names ?? false,
    amendedOn,
    revokedOn,
    revokedAsEducatedOtherwise: educated,
  })
}

// A home of which only one half is known still answers the question about that half.
function homeOf(within: boolean | undefined, boarder: boolean | undefined) {
  if (within === undefined && boarder === undefined) return undefined
  return { withinReasonableDistance: within ?? true, boarder: boarder ?? true }
}

const KINDS = ['maintained', 'academy', 'independent', 'non-maintained-special'] as const

function kindOf(text: string | undefined): GroundFacts['school'] {
  const kind = KINDS.find((each) => each === text)
  return kind && { kind }
}

function both<A, B, C>(a: A | undefined, b: B | undefined, make: (a: A, b: B) => C): C | undefined {
  return a === undefined || b === undefined ? undefined : make(a, b)
}

function dropMissing<T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
