import { eventsOfKind } from '../../domain/case/matter-event.ts'
import { type ActContext, linkedEnquiry, listEvents } from '../cases/index.ts'
import { listFlags } from '../children/index.ts'

export interface LaneReason {
  readonly id: string
  /** A sentence with its paragraph: what stands on the case as the reason. */
  readonly text: string
  /** True when it puts the child into the red lane by itself. */
  readonly red: boolean
  /** True when the referral or the record says so already. */
  readonly known: boolean
}

/**
 * What may decide the lane: the pack’s reasons for the red lane, and the points at which the risk is highest (policy
 * 2.5). The groups of policy 2.6 are not among them: who a family is decides no lane, and the two of them that are a
 * status of the child stand among the red reasons themselves.
 */
export async function laneReasons(context: ActContext): Promise<readonly LaneReason[]> {
  const { deps, by, matter } = context
  const rules = deps.packs.rulesAt(matter.openedOn, by.pack)
  const handling = rules.caseHandling()
  const points = rules.riskPoints()
  const known = await knownReasons(context)
  const listed = [
    ...(handling.ok ? handling.value.redLaneReasons.value : []).map((item) => ({ ...item, red: true })),
    ...(points.ok ? points.value.value : []).map((item) => ({ ...item, red: false })),
  ]
  return listed.map(({ id, label, paragraph, red }) => ({
    id,
    text: paragraph === undefined ? label : `${label} (policy ${paragraph})`,
    red,
    known: known.has(id),
  }))
}

/** What the referral said when it was sent, and what stands on the child’s own record. */
async function knownReasons({ trx, matter, child }: ActContext): Promise<ReadonlySet<string>> {
  const enquiry = await linkedEnquiry(trx, matter)
  const sent = enquiry
    ? eventsOfKind(await listEvents(trx, enquiry.id), 'referral-sent').at(-1)?.facts.form.redReasons
    : undefined
  const flags = await listFlags(trx, child.id)
  return new Set([...(Array.isArray(sent) ? sent.map(String) : []), ...flags.map(({ code }) => code)])
}

/** Those for whom a worker of social care is responsible, who has to hear of it. */
const KNOWN_TO_SOCIAL_CARE = ['child-protection-plan', 'child-in-need', 'looked-after']

export function isKnownToSocialCare(reasonIds: readonly string[]): boolean {
  return reasonIds.some((id) => KNOWN_TO_SOCIAL_CARE.includes(id))
}

/** The day by which the key worker has to be told, where the pack says within how many hours. */
export function hoursAsDays(hours: number): number {
  return Math.ceil(hours / 24)
}
