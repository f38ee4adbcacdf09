import type { VNode } from 'preact'
import { LinkButton } from '../govuk/buttons.tsx'
import type { NavigationLink } from '../govuk/links.tsx'
import { DueDate, type DueDateProps } from './due-date.tsx'

export interface TaskRow {
  readonly id: string
  readonly due: Omit<DueDateProps, 'today'>
  readonly title: string
  readonly text: string
  /** `about` names the child for people who do not see the row. */
  readonly action: NavigationLink & { readonly about: string }
}

export interface TaskRowsProps {
  readonly title: string
  readonly tasks: readonly TaskRow[]
  readonly today: DueDateProps['today']
  /** What would put something here. */
  readonly empty: string
}

/** What somebody has to do today, each with why and one button. */
export function TaskRows({ title, tasks, today, empty }: TaskRowsProps): VNode {
  return (
    <section aria-labelledby="tasks-heading">
      <h2 class="onr-h2" id="tasks-heading">
        {title}
      </h2>
      {tasks.length === 0 ? (
        <p class="onr-empty">{empty}</p>
      ) : (
        <ul class="onr-list">
          {tasks.map((task) => (
            <li key={task.id} class="onr-task">
              <div class="onr-task__due">
                <DueDate {...task.due} today={today} />
              </div>
              <div>
                <h3>{task.title}</h3>
                <p>{task.text}</p>
              </div>
              <LinkButton {...task.action} kind="plain" small />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
