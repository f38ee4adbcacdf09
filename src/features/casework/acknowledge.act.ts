import { ok } from '../../domain/result.ts'
import { actRoutes, contextOf, linkedCase, matterPaths, stepAct } from '../cases/index.ts'
import { type Route, redirect } from '../slice.ts'
import { tellSchool } from './triage.act.ts'

/** T16 on the enquiry alone: for a referral whose case was triaged before. Otherwise both are one form, on the case. */
const acknowledgeAct = stepAct({
  action: 'acknowledge-referral',
  path: 'acknowledge',
  permission: 'acknowledge-referral',
  heading: 'Acknowledge the referral',
  lead: 'The school hears who has its referral. This allows no removal from its roll: both sides first write down the same outcome.',
  citation: 'Policy 4.4; SI 2024/208, regulation 9(1)',
  async fields({ trx, matter }) {
    const reference = (await linkedCase(trx, matter))?.reference
    return [
      {
        kind: 'text',
        name: 'reference',
        label: 'Reference of the case',
        width: 'medium',
        ...(reference ? { value: reference } : {}),
      },
    ]
  },
  async read(reader, { by }) {
    const reference = reader.text('reference', 'Write down the reference of the case.', 100)
    return { kind: 'referral-acknowledged', facts: { officer: by.name, reference } }
  },
  async after(context, _recorded, [event]) {
    if (event?.kind === 'referral-acknowledged')
      await tellSchool(context, context.matter, event.facts.reference)
    return ok(undefined)
  },
})

/** The door on the enquiry leads to the case’s own next step while the case waits for one. */
export const acknowledgeRoutes: readonly Route[] = actRoutes(acknowledgeAct).map((route) =>
  route.method === 'POST'
    ? route
    : {
        ...route,
        async handle(ask) {
          const { matter } = await contextOf(ask)
          const its = matter.state === 'Q5' ? await linkedCase(ask.trx, matter) : undefined
          const about = { recordIds: [matter.id, matter.childId] }
          if (its?.state === 'L0') return redirect(matterPaths.act(its.id, 'match-child'), about)
          if (its?.state === 'L1') return redirect(matterPaths.act(its.id, 'triage'), about)
          return route.handle(ask)
        },
      },
)
