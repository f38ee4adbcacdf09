import { boxes, type Desks } from './a-desk.ts'
import { anEnquiry, everythingIsTried, type MadeEnquiry, type PupilPlan } from './a-matter.ts'
import type { AnAuthority } from './an-authority.ts'
import type { Fields, WebAnswer } from './web-client.ts'

/** What a school states of its register for ground I: forty sessions, no known cause. */
export const FORTY_SESSIONS = {
  sessionsG: '0',
  sessionsN: '40',
  sessionsO: '2',
  sessionsOther: '0',
  sick: 'no',
  unavoidable: 'no',
  evidence: 'register extract',
}

/** One side’s outcome with the name put to it. */
export function outcome(what: string, more: Fields = {}): Fields {
  return { outcome: what, named: 'yes', ...more }
}

/** An enquiry in which school and authority have written the same outcome, and nothing else is done. */
export async function agreedAsNotFound(
  authority: AnAuthority,
  desks: Desks,
  pupil: PupilPlan = {},
): Promise<MadeEnquiry> {
  const enquiry = await anEnquiry(authority, { upTo: 'joint-outcome-signed', pupil })
  authority.database.clock.set('2026-10-09')
  mustRedirect(await desks.records('alder-head', enquiry.matterId, 'joint-outcome', outcome('not-found')))
  return enquiry
}

/** As {@link agreedAsNotFound}, with every enquiry made and the register stated: the name may go. */
export async function allConditionsMet(
  authority: AnAuthority,
  desks: Desks,
  pupil: PupilPlan = {},
): Promise<MadeEnquiry> {
  const enquiry = await agreedAsNotFound(authority, desks, pupil)
  await everythingIsTried(authority, enquiry.matterId)
  mustRedirect(
    await desks.records('alder-staff', enquiry.matterId, 'removal/statement?ground=I', FORTY_SESSIONS),
  )
  return enquiry
}

/** The headteacher removes the name on ground I, to where the fields say. */
export async function removed(
  authority: AnAuthority,
  desks: Desks,
  plan: { readonly pupil?: PupilPlan; readonly destination?: Fields } = {},
): Promise<MadeEnquiry> {
  const enquiry = await allConditionsMet(authority, desks, plan.pupil)
  const destination = plan.destination ?? { destination: 'unknown' }
  mustRedirect(await desks.records('alder-head', enquiry.matterId, 'removal/confirm?ground=I', destination))
  return enquiry
}

/** As {@link removed}, with the lost file made and taken to s2s. */
export async function fileUploaded(
  authority: AnAuthority,
  desks: Desks,
  pupil: PupilPlan = {},
): Promise<MadeEnquiry> {
  const enquiry = await removed(authority, desks, { pupil })
  mustRedirect(await desks.records('alder-staff', enquiry.matterId, 'transfer-file'))
  const upload = { where: 's2s', ...boxes('on', '2026-10-09') }
  mustRedirect(await desks.records('alder-staff', enquiry.matterId, 'upload', upload))
  return enquiry
}

function mustRedirect(answer: WebAnswer): void {
  if (answer.status !== 303)
    throw new Error(`${answer.status}: ${answer.body.replaceAll(/<[^>]*>|\s+/g, ' ')}`)
}
