import { ageWarning, otherAuthorityOf } from '../public-reports/index.ts'
import type { Ask, Page } from '../slice.ts'
import { likelyChildren, mayBeTwins } from './likely-children.store.ts'
import { ReceivedPage, type ReceivedProps } from './received.page.tsx'
import { findReferrer, listCasesOfReport, type ReceivedReport } from './received-reports.store.ts'

type Sent = Pick<ReceivedProps, 'sent' | 'typed' | 'errors'>

/** The page of one report. Every look at it searches anew for the children it may mean. */
export async function receivedPage(ask: Ask, report: ReceivedReport, sent: Sent = {}): Promise<Page> {
  const { trx, by, today, now, requestId, deps } = ask
  const { said } = report
  const rules = deps.packs.rulesAt(today, by.pack)
  const likely = report.state === 'settled' ? [] : await likelyChildren(trx, said, now, requestId)
  const elsewhere = await otherAuthorityOf(trx, rules, said.postcode)
  const age = ageWarning(rules, said.bornOn, today)
  const triggers =
    rules.rule<readonly { readonly id: string; readonly label: string }[]>('risk/report-triggers')
  const trigger = triggers.ok ? triggers.value.value.find(({ id }) => id === said.why) : undefined
  const content = (
    <ReceivedPage
      report={report}
      referrer={await findReferrer(trx, report.id)}
      cases={await listCasesOfReport(trx, report.id)}
      likely={likely}
      remarks={[
        ...(mayBeTwins(likely, said)
          ? [
              'Two children on record were born on this day into one family. The report may mean both: choose both if so.',
            ]
          : []),
        ...(said.howMany === 'more' ? ['The report tells of more than one child. Match each of them.'] : []),
        ...(elsewhere === undefined
          ? []
          : [
              `The postcode seems to lie in the area of ${elsewhere.name ?? 'another authority'}. Tell that authority, and write down here whom and when.`,
            ]),
        ...(age === undefined ? [] : [age]),
      ]}
      triggerWords={trigger?.label ?? said.why}
      isOwner={report.ownerAccountId === by.accountId}
      hidden={ask.hidden}
      {...sent}
    />
  )
  const problem = sent.errors !== undefined && sent.errors.length > 0
  return {
    title: problem ? 'Error: Report received' : 'Report received',
    section: 'received-reports',
    safety: 'full',
    content,
  }
}
