import type { ParkedJob } from '../../platform/jobs/jobs.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { NotificationBanner } from '../../web/components/govuk/messages.tsx'
import { PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import type { HiddenFields, Page } from '../slice.ts'

/** Work that was tried five times and now waits for a person. */
export function parkedJobsPage(parked: readonly ParkedJob[], hidden: HiddenFields, again: boolean): Page {
  return {
    title: 'Jobs',
    section: '/jobs',
    content: (
      <>
        {again && (
          <NotificationBanner>It is being tried again. Load this page anew in a moment.</NotificationBanner>
        )}
        <PageHeading
          title="Jobs that stopped"
          lead="Onroll tries everything five times. What then still fails waits here, and nothing else is held up by it."
        />
        <StackingTable
          caption="Jobs that stopped"
          captionHidden
          columns={[
            { header: 'What' },
            { header: 'Stopped' },
            { header: 'Tries', numeric: true },
            { header: 'Why' },
            { header: 'Change', headerHidden: true, action: true },
          ]}
          rows={parked.map((job) => ({
            key: job.id,
            cells: [
              inWords(job.name),
              formatInstant(job.failedAt.toISOString()),
              job.tries,
              job.message === '' ? 'No reason was given; look in the log.' : job.message,
              <PostForm action="/jobs/retry" csrfToken={hidden.antiForgery}>
                <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
                <input type="hidden" name="job" value={job.id} />
                <Button text="Try again" kind="plain" small />
              </PostForm>,
            ],
          }))}
          empty="None. A job that fails five times would stand here with its reason."
        />
      </>
    ),
  }
}

// `send-message` reads "Send message".
function inWords(name: string): string {
  const words = name.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
