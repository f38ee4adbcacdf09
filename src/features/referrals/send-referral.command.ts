import { displayDate } from '../../domain/calendar/display-date.ts'
import { ok, type Result } from '../../domain/result.ts'
import { nameKey } from '../../linkage/name-key.ts'
import { inServiceName } from '../../platform/db/in-service-name.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  type ActContext,
  getOrganisationOfKind,
  insertDisclosure,
  type NewEvent,
  openAuthorityCase,
  recordEvents,
} from '../cases/index.ts'
import { findOpenEntry, listChildren, listSiblings, matchReportedChild } from '../children/index.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import { composeMessage, legalBasisOf, tellOrganisation } from '../letters/index.ts'
import { redReasonsOf } from './referral-choices.ts'
import { type Answers, formAsSent, type ReferralPart } from './referral-form.ts'

export interface Referral {
  readonly parts: readonly ReferralPart[]
  readonly answers: Answers
  /** Reasons for steps left out, written into the ledger before the referral goes. */
  readonly leftOut: readonly NewEvent[]
}

/**
 * T15 (policy 4.4, 4.7): the referral is kept as it was sent, the authority’s case opens with it, the CME queue and the
 * mailbox hear of it. The child stays on roll.
 */
export async function sendReferral(context: ActContext, referral: Referral): Promise<Result<void>> {
  const { deps, trx, by, matter } = context
  const redReasons = redReasonsOf(referral.answers)
  const lane = redReasons.length > 0 ? 'red' : 'standard'
  const mailbox = mailboxOf(context)
  const recorded = await recordEvents(deps, trx, by, matter.id, [
    ...referral.leftOut,
    {
      kind: 'referral-sent',
      facts: {
        form: formAsSent(referral.parts, referral.answers, redReasons),
        lane,
        ...(mailbox ? { sentTo: mailbox } : {}),
      },
    },
  ])
  if (!recorded.ok) return recorded
  const opened = await openCase(context, lane)
  if (!opened.ok) return opened
  await tellCmeTeam(context, mailbox)
  return ok(undefined)
}

/** Where the policy has the form sent: an address of the pack, dated. */
function mailboxOf({ deps, by, today }: ActContext): string | undefined {
  const rules = deps.packs.rulesAt(today, by.pack)
  const address = rules.rule<string>('non-arrival/referral-address')
  if (address.ok) return address.value.value
  const team = rules.contact('cme-team')
  return team.ok ? team.value.value.email : undefined
}

async function openCase(context: ActContext, lane: 'red' | 'standard'): Promise<Result<void>> {
  const { deps, trx, by, matter, child, today, state } = context
  const onRegister =
    matter.schoolUrn !== null && (await findOpenEntry(trx, child.id, matter.schoolUrn)) !== undefined
  const siblings = await listSiblings(trx, child)
  const matched: NewEvent = {
    kind: 'child-matched',
    facts: { how: 'The school’s own register entry', siblings: siblings.length },
  }
  const opened = await openAuthorityCase(deps, trx, by, {
    childId: child.id,
    schoolUrn: matter.schoolUrn,
    openedFrom: matter,
    openedOn: today,
    route: state.route ?? 'R1',
    from: `Referred by ${by.organisationName}`,
    lane,
    also: [...(onRegister ? [matched] : []), ...(await possibleDuplicates(context))],
  })
  return opened.ok ? ok(undefined) : opened
}

/** Children held already who may be this one: the school that refers is told nothing of them, the case says it. */
function possibleDuplicates({ trx, by, child }: ActContext): Promise<readonly NewEvent[]> {
  return inServiceName(trx, by, async () => {
    const alike = await matchReportedChild(trx, {
      upn: child.upn ?? undefined,
      bornOn: child.bornOn,
      nameKey: nameKey(child.givenName, child.familyName),
    })
    const others = await listChildren(
      trx,
      alike.map(({ childId }) => childId).filter((id) => id !== child.id),
    )
    const reason = 'Same birthday, and the same names or the same number'
    return others.map(
      ({ reference }): NewEvent => ({ kind: 'duplicate-suspected', facts: { other: reference, reason } }),
    )
  })
}

async function tellCmeTeam(context: ActContext, mailbox: string | undefined): Promise<void> {
  const { deps, trx, by, matter, child, today } = context
  const team = await getOrganisationOfKind(trx, 'cme-team')
  const due = (await listDeadlinesOfMatter(trx, matter.id)).find(
    (row) => row.kind === 'acknowledge' && row.status === 'open',
  )
  const answerBy = due ? displayDate(due.dueOn) : displayDate(today)
  await tellOrganisation(deps, trx, by, {
    template: 'referral-sent',
    pack: by.pack,
    organisation: team,
    matter,
    about: 'referral',
    facts: { answerBy },
  })
  if (mailbox) {
    await composeMessage(deps, trx, by, {
      template: 'referral-sent',
      pack: by.pack,
      to: { name: team.name, address: mailbox },
      organisationId: team.id,
      matterId: matter.id,
      childId: child.id,
      effectKey: `referral-sent ${matter.id} mailbox`,
      facts: {
        reference: matter.reference,
        link: `${deps.publicAddress ?? ''}/matters/${matter.id}`,
        today: displayDate(today),
        fromOrganisation: by.organisationName,
        answerBy,
      },
    })
  }
  await insertDisclosure(trx, by.laId, {
    id: newId(deps.clock.now()),
    childId: child.id,
    matterId: matter.id,
    what: 'The CME referral form',
    toWhom: team.name,
    why: 'The child is not found by day 20 (policy 4.4)',
    basis: basisOf(context),
    how: 'Onroll',
    at: deps.clock.now(),
    authorisedBy: by.accountId,
  })
}

function basisOf({ deps, by, today }: ActContext): string {
  const sharing = deps.packs.rulesAt(today, by.pack).rule<string>('sharing/lawful-basis')
  return [legalBasisOf(deps.packs, by.pack, today), sharing.ok ? sharing.value.value : undefined]
    .filter((part) => part !== undefined)
    .join('; ')
}
