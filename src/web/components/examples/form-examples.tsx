import type { Example } from '../examples.tsx'
import { Button, LinkButton, PostForm } from '../govuk/buttons.tsx'
import { Checkboxes, Radios, Select } from '../govuk/choices.tsx'
import { DateInput } from '../govuk/date-input.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { BackLink, Breadcrumbs, Pagination } from '../govuk/links.tsx'
import {
  ConfirmationPanel,
  Details,
  ErrorSummary,
  InsetText,
  NotificationBanner,
  Tag,
  WarningText,
} from '../govuk/messages.tsx'
import { SummaryList } from '../govuk/summary-list.tsx'
import { CharacterCount, FileUpload, Input, PasswordInput, Textarea } from '../govuk/text-fields.tsx'
import { Alert, Badge, SubNavigation, Timeline } from '../moj/case-work.tsx'

const pageHref = (page: number): string => `?page=${page}`

/** The official components as this product uses them. */
export const formExamples: readonly Example[] = [
  {
    name: 'ErrorSummary',
    element: (
      <ErrorSummary errors={[{ text: 'Enter the day the pupil was expected', field: 'expected-day' }]} />
    ),
  },
  {
    name: 'PostForm with fields',
    element: (
      <PostForm action="/reports" csrfToken="token-1">
        <Input name="surname" label="Surname" width={20} spellcheck={false} />
        <DateInput
          name="expected"
          label="Which day was the pupil expected?"
          labelSize="m"
          hint="For example, 19 10 2026"
          value={{ day: '31', month: '2', year: '2026' }}
          error="Enter a day that exists"
        />
        <Radios
          name="said"
          label="What did the parent say?"
          labelSize="m"
          items={[
            { value: 'will-attend', text: 'The pupil will attend' },
            {
              value: 'moved',
              text: 'The family has moved',
              conditional: <Input name="where" label="Where to, if the family has moved" />,
            },
            { divider: 'or' },
            { value: 'home', text: 'The pupil is home educated', hint: 'The authority is told by itself' },
          ]}
        />
        <Checkboxes
          name="tried"
          label="How did you try?"
          items={[
            { value: 'phone', text: 'By phone' },
            { value: 'letter', text: 'By letter' },
          ]}
          values={['phone']}
        />
        <Select
          name="district"
          label="District"
          items={[
            { value: '', text: 'Choose a district' },
            { value: 'stafford', text: 'Stafford' },
          ]}
        />
        <Textarea name="note" label="What was said" rows={3} value={'<script>alert("x")</script>'} />
        <CharacterCount name="short" label="In one sentence" maxLength={200} />
        <Fieldset legend="Address" legendSize="m">
          <Input name="street" label="Street" />
          <Input name="postcode" label="Postcode" width={10} />
        </Fieldset>
        <FileUpload name="letter" label="Copy of the letter" accept=".pdf" />
        <PasswordInput name="password" label="Password" autocomplete="current-password" />
        <Button text="Save what was tried" />
        <Button text="Withdraw the report" kind="danger" />
      </PostForm>
    ),
  },
  {
    name: 'LinkButton',
    element: <LinkButton href="/a" text="Record" about="Test-Ashby, Rowan" kind="plain" small />,
  },
  {
    name: 'NotificationBanner',
    element: (
      <NotificationBanner type="success">
        <p class="govuk-notification-banner__heading">The attempt was recorded.</p>
      </NotificationBanner>
    ),
  },
  { name: 'InsetText', element: <InsetText>The authority was told on 9 November 2026.</InsetText> },
  { name: 'WarningText', element: <WarningText>The name stays on roll until both sides agree.</WarningText> },
  {
    name: 'Details',
    element: (
      <Details summary="Why we ask">
        <p class="govuk-body">The law asks for the day and nothing else.</p>
      </Details>
    ),
  },
  { name: 'Tag', element: <Tag text="Expected, did not come" colour="orange" /> },
  {
    name: 'ConfirmationPanel',
    element: <ConfirmationPanel title="Report sent">Reference 7K3F</ConfirmationPanel>,
  },
  {
    name: 'SummaryList',
    element: (
      <SummaryList
        rows={[
          {
            key: 'Surname',
            value: 'Test-Ashby',
            action: { href: '/change', text: 'Change', about: 'surname' },
          },
          { key: 'Born', value: <time dateTime="2014-03-14">14 March 2014</time> },
        ]}
      />
    ),
  },
  { name: 'BackLink', element: <BackLink href="/enquiries/1" text="Back to Rowan’s enquiry" /> },
  {
    name: 'Breadcrumbs',
    element: <Breadcrumbs items={[{ text: 'Cases', href: '/cases' }, { text: 'Checks' }]} />,
  },
  {
    name: 'Pagination',
    element: <Pagination label="Pages of the queue" current={4} pageCount={9} hrefOf={pageHref} />,
  },
  {
    name: 'SubNavigation',
    element: (
      <SubNavigation
        label="Parts of this case"
        items={[
          { href: '/cases/1', text: 'Overview', current: true },
          { href: '/cases/1/checks', text: 'Checks' },
        ]}
      />
    ),
  },
  {
    name: 'Timeline',
    element: (
      <Timeline
        items={[
          {
            title: 'News from the social worker',
            by: 'R. Sample-Whyte',
            at: '2026-10-28T10:12:00Z',
            text: 'Reached the aunt in Derby. Believed, not yet verified.',
          },
          {
            title: 'Referred on day 20',
            by: 'The Hart School',
            at: '2026-10-12T12:30:00Z',
            text: 'School had tried 9 times <twice by letter>.',
          },
        ]}
      />
    ),
  },
  {
    name: 'Alert',
    element: (
      <Alert variant="information" title="News">
        The other council has answered.
      </Alert>
    ),
  },
  { name: 'Badge', element: <Badge text="Red lane" colour="red" /> },
]
