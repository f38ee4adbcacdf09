import type { VNode } from 'preact'

interface FilterOption {
  readonly value: string
  readonly text: string
}

export type FilterGroup =
  | {
      readonly kind: 'any'
      readonly name: string
      readonly label: string
      readonly options: readonly FilterOption[]
      readonly chosen: readonly string[]
    }
  | {
      readonly kind: 'one'
      readonly name: string
      readonly label: string
      readonly options: readonly FilterOption[]
      readonly chosen: string
    }
  | { readonly kind: 'text'; readonly name: string; readonly label: string; readonly value: string }

export interface FilterFormProps {
  readonly label: string
  readonly action: string
  readonly groups: readonly FilterGroup[]
}

/** Narrows a list. It asks with GET, so a view has an address and can be kept. Nothing personal belongs in it. */
export function FilterForm({ label, action, groups }: FilterFormProps): VNode {
  return (
    <form class="onr-filter" method="get" action={action} aria-label={label}>
      {groups.map((group) => (
        <div key={group.name} class="onr-f">
          <Group group={group} />
        </div>
      ))}
      <button type="submit" class="govuk-button govuk-button--secondary onr-btn-s">
        Apply filters
      </button>
    </form>
  )
}

function Group({ group }: { readonly group: FilterGroup }): VNode {
  const id = `filter-${group.name}`
  if (group.kind === 'any') return <Boxes group={group} id={id} />
  return (
    <>
      <label for={id}>{group.label}</label>
      {group.kind === 'text' ? (
        <input class="govuk-input" id={id} name={group.name} type="text" value={group.value} />
      ) : (
        <select class="govuk-select" id={id} name={group.name}>
          {group.options.map(({ value, text }) => (
            <option key={value} value={value} selected={value === group.chosen}>
              {text}
            </option>
          ))}
        </select>
      )}
    </>
  )
}

function Boxes({
  group,
  id,
}: {
  readonly group: Extract<FilterGroup, { kind: 'any' }>
  readonly id: string
}): VNode {
  return (
    <fieldset>
      <legend>{group.label}</legend>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        {group.options.map(({ value, text }, index) => (
          <div key={value} class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              id={`${id}-${index}`}
              name={group.name}
              type="checkbox"
              value={value}
              checked={group.chosen.includes(value)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`${id}-${index}`}>
              {text}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

export interface FindFormProps {
  readonly action: string
  readonly csrfToken: string
  readonly value?: string | undefined
}

/** Looks for a child. It posts: names and birth dates must not stand in addresses. */
export function FindForm({ action, csrfToken, value }: FindFormProps): VNode {
  return (
    <search>
      <form class="onr-find" method="post" action={action}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <label for="find">Name, birth date or number</label>
        <input
          class="govuk-input"
          id="find"
          name="find"
          type="text"
          value={value}
          autocomplete="off"
          spellcheck={false}
        />
        <button type="submit" class="govuk-button govuk-button--secondary onr-btn-s">
          Find a child
        </button>
      </form>
    </search>
  )
}
