import type { VNode } from 'preact'
import { may } from '../../platform/auth/roles.ts'
import { SubNavigation } from '../../web/components/moj/case-work.tsx'
import { AsideBox } from '../../web/components/onroll/boxes.tsx'
import { DueDate } from '../../web/components/onroll/due-date.tsx'
import { Link, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import { becauseWords, type DeadlineRow } from '../deadlines/index.ts'
import { type MatterView, mainAct } from './matter-view.ts'
import { ownerWords } from './matter-words.ts'

export type MatterTab = 'overview' | 'timeline' | 'family' | 'letters'

/** The parts of a matter. */
export function MatterTabs({
  view,
  current,
}: {
  readonly view: MatterView
  readonly current: MatterTab
}): VNode {
  const { matter, child, by } = view
  const tab = (name: MatterTab, text: string) => ({
    text,
    href: name === 'overview' ? matterPaths.matter(matter.id) : matterPaths.act(matter.id, name),
    current: name === current,
  })
  const seen = may(by.role, 'view-who-has-seen')
    ? [{ text: 'Who has seen this', href: `${matterPaths.child(child.id)}/seen` }]
    : []
  return (
    <SubNavigation
      label={matter.kind === 'school-enquiry' ? 'Parts of the enquiry' : 'Parts of the case'}
      items={[
        tab('overview', 'Overview'),
        tab('family', 'Family'),
        tab('timeline', 'Timeline'),
        tab('letters', 'Letters and documents'),
        ...seen,
      ]}
    />
  )
}

/** What is due on a matter: the step, the day and why, who has it and who stands in. */
export function NextSteps({
  view,
  rows,
}: {
  readonly view: MatterView
  readonly rows: readonly DeadlineRow[]
}): VNode {
  const { matter, names, by, today } = view
  const nameOf = (id: string | null) =>
    id === null ? undefined : id === by.accountId ? 'You' : names.get(id)
  const deputy = nameOf(matter.deputyAccountId)
  const change = view.acts.find((act) => act.action === 'change-owner')
  const noDeputy = change ? <Link href={change.href} text="Choose a deputy" /> : 'nobody yet'
  return (
    <StackingTable
      caption="Next steps"
      captionHidden
      columns={[
        { header: 'Step' },
        { header: 'Due', nowrap: true },
        { header: 'Owner', labelWhenStacked: true },
        { header: 'Deputy', labelWhenStacked: true },
      ]}
      empty="Nothing is due. A step stands here as soon as something has a date."
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <>
            {row.label}
            <Sub>{becauseWords(row)}</Sub>
          </>,
          <DueDate due={row.dueOn} today={today} whyHref={matterPaths.why(row.id)} what={row.label} />,
          ownerWords(view, row),
          row.organisationId === matter.ownerOrganisationId ? (deputy ?? noDeputy) : '',
        ],
      }))}
    />
  )
}

/** What else this person may record, most expected first; what is always possible comes after. */
export function ActLinks({ view }: { readonly view: MatterView }): VNode | null {
  const main = mainAct(view)
  const rest = view.acts.filter((act) => act.action !== main?.action)
  const [steps, always] = [rest.filter((act) => !act.always), rest.filter((act) => act.always)]
  return (
    <AsideBox title={main === undefined ? 'What you can record' : 'What else you can record'} rest>
      {view.acts.length === 0 && <p class="onr-s">Nothing at present. Others have the next step.</p>}
      <ul class="govuk-list onr-s">
        {[...steps, ...always].map((act) => (
          <li key={act.action}>
            <Link href={act.href} text={act.label} />
          </li>
        ))}
        <li>
          <Link href={matterPaths.act(view.matter.id, 'summary')} text="Summary to print" />
        </li>
      </ul>
    </AsideBox>
  )
}
