import { plainDate } from '../../../domain/calendar/plain-date.ts'
import type { Example } from '../examples.tsx'
import { Button, LinkButton, PostForm } from '../govuk/buttons.tsx'
import { Radios } from '../govuk/choices.tsx'
import { BackLink } from '../govuk/links.tsx'
import {
  ConflictPage,
  NotFoundPage,
  ProblemPage,
  SessionExpiredPage,
  TooManyPage,
  UnavailablePage,
} from '../layout/error-pages.tsx'
import type { PageFrame } from '../layout/page-frame.ts'
import { PageLayout } from '../layout/page-layout.tsx'
import { PublicLayout } from '../layout/public-layout.tsx'
import { InterruptionCard, Timeline } from '../moj/case-work.tsx'
import { Columns, PageHeading, Section } from '../onroll/headings.tsx'
import { workExamples } from './work-examples.tsx'

const one = (name: string) => workExamples.find((example) => example.name === name)?.element

const safety = {
  contacts: [
    {
      when: 'In danger now, or a crime',
      whenShort: 'A child in danger now',
      number: '999',
      hours: 'Any time',
    },
    {
      when: 'Harmed, at risk or badly cared for',
      whenShort: 'Worried about safety',
      number: '0800 13 13 126',
      hours: 'Open now, until 5.00 pm',
      open: true,
    },
    {
      when: 'The same, out of hours',
      whenShort: 'Out of hours',
      number: '0345 604 2886',
      hours: 'Evenings and weekends',
    },
  ],
  recordHref: '/contacts/record',
}

const footer = { contact: { label: 'Children missing education team', number: '01785 278999' } }

const frame: PageFrame = {
  title: 'Enquiry',
  councilName: 'Staffordshire County Council',
  signedIn: {
    name: 'Dee Sample-Khan',
    actingAs: 'attendance lead',
    organisation: 'The Weston Road Academy',
    csrfToken: 'token-1',
    changeHref: '/acting-as',
  },
  navigation: [
    { href: '/today', text: 'Today' },
    { href: '/pupils', text: 'Pupils' },
    { href: '/enquiries', text: 'Enquiries', current: true },
    { href: '/leavers', text: 'Leavers and joiners' },
    { href: '/messages', text: 'Messages' },
  ],
  safety,
  footer,
  demo: false,
  today: plainDate('2026-11-04'),
}

const identity = {
  name: 'Test-Ashby, Rowan',
  tags: [{ text: 'Expected, did not come', colour: 'orange' as const }],
  facts: [
    { label: 'Born', value: '14 March 2014 (12)' },
    { label: 'Year', value: '8' },
    { label: 'UPN', value: 'not yet known' },
    { label: 'Should have started', value: '19 October 2026' },
  ],
}

/** Whole pages. */
export const pageExamples: readonly Example[] = [
  {
    name: 'school-enquiry',
    element: (
      <PageLayout frame={{ ...frame, identity, safetyDisplay: 'panel' }}>
        <PageHeading
          title="Finding out where Rowan is"
          lead="Day 7 of 20. Nobody has yet said where Rowan is being taught."
          action={<LinkButton href="/try" text="Record what you tried" />}
        />
        {one('ClockPanel')}
        <div class="onr-section">
          <Columns
            main={[one('EnquiryLedger'), <Section title="What happens next">{one('Steps')}</Section>]}
            side={one('CheckList in AsideBox')}
          />
        </div>
      </PageLayout>
    ),
  },
  {
    name: 'officer-home',
    element: (
      <PageLayout
        frame={{
          ...frame,
          title: 'Today',
          demo: true,
          signedIn: { name: 'Priya Test-Okafor', actingAs: 'CME officer', csrfToken: 'token-1' },
        }}
      >
        <PageHeading title="Wednesday 4 November 2026" action={one('FindForm')} />
        {one('Tiles')}
        <Columns shape="left" side={one('FilterForm')} main={one('WorkQueue')} />
      </PageLayout>
    ),
  },
  {
    name: 'case',
    element: (
      <PageLayout frame={{ ...frame, title: 'Case', identity: { ...identity, addressProtected: true } }}>
        <h1 class="govuk-visually-hidden">Case overview</h1>
        <Columns
          main={[
            one('DoThisNext'),
            <div class="onr-section">{one('StackingTable')}</div>,
            <div class="onr-section">
              <h2 class="onr-h2">Latest on the timeline</h2>
              <Timeline
                items={[
                  {
                    title: 'Derby City asked',
                    by: 'Priya Test-Okafor',
                    at: '2026-10-19T13:40:00Z',
                    text: 'Sent.',
                  },
                ]}
              />
            </div>,
          ]}
          side={one('YouAreHere')}
        />
      </PageLayout>
    ),
  },
  {
    name: 'removal-decision',
    element: (
      <PageLayout frame={{ ...frame, title: 'Remove a name from the roll' }} before={<BackLink href="/a" />}>
        <PageHeading above="Remove a name from the roll: step 3 of 3" title="Can Noor’s name be removed?" />
        {one('RefusalPanel')}
        <div class="onr-section">{one('ConditionList')}</div>
        {one('ConflictNote')}
      </PageLayout>
    ),
  },
  {
    name: 'public-question',
    element: (
      <PublicLayout
        frame={
          {
            ...frame,
            title: 'Is the child in danger?',
            cspNonce: 'nonce-1',
            signedIn: undefined,
          } as PageFrame
        }
        service="Tell us about a child who may be missing education"
        exitHref="/exit"
      >
        <PostForm action="/tell-us/danger" csrfToken="token-1">
          <Radios
            name="danger"
            label="Is the child in danger, or being harmed?"
            labelSize="l"
            isHeading
            hint="You do not need to be sure. Nothing is saved until you send it at the end."
            items={[
              { value: 'yes', text: 'Yes' },
              { value: 'unsure', text: 'I am not sure' },
              { value: 'no', text: 'No', hint: 'I want to say that a child is not getting an education' },
            ]}
          />
          <Button text="Continue" />
        </PostForm>
      </PublicLayout>
    ),
  },
  {
    name: 'interruption',
    element: (
      <PageLayout frame={{ ...frame, title: 'Remove a name from the roll' }}>
        <InterruptionCard
          heading="You are about to remove Noor’s name"
          action="/removals/1"
          csrfToken="token-1"
          confirm="Remove the name today"
          cancel={{ href: '/removals/1', text: 'Keep Noor on roll' }}
          fields={{ version: '7' }}
        >
          <p class="govuk-body">
            The authority is told at once. This <b>cannot be undone</b>.
          </p>
        </InterruptionCard>
      </PageLayout>
    ),
  },
  { name: 'not-found', element: <NotFoundPage frame={frame} /> },
  {
    name: 'conflict',
    element: (
      <ConflictPage
        frame={frame}
        texts={[
          {
            label: 'What the neighbour said',
            yours: 'They left in July.',
            theirs: 'They left in August.',
            theirsFrom: 'Lee Demo-Marsh, today at 10.12 am',
          },
        ]}
        backHref="/cases/1"
        backText="Go to the case"
      />
    ),
  },
  { name: 'problem', element: <ProblemPage frame={frame} reference="7K3F-2QX" /> },
  { name: 'unavailable', element: <UnavailablePage frame={frame} /> },
  { name: 'too-many', element: <TooManyPage frame={frame} again="in 15 minutes" /> },
  {
    name: 'session-expired',
    element: (
      <SessionExpiredPage frame={{ ...frame, signedIn: undefined, navigation: [] }} signInHref="/sign-in" />
    ),
  },
]
