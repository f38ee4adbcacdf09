import { type PlainDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { parseDateText } from '../../domain/calendar/typed-date.ts'
import type { Rules } from '../../rules/rules-on-day.ts'
import { type Answer, type Ask, type Page, page, type Route } from '../slice.ts'
import { ConflictsPage, PolicyPage } from './policy-text.page.tsx'
import { topicsOf } from './rule-topics.ts'
import { RulesIndexPage, ToConfirmPage, TopicPage } from './rules.page.tsx'
import type { RulesHead } from './rules-top.page.tsx'
import { SourcesPage } from './sources.page.tsx'

/** Law and policy as they stood on a day: open facts, for every role. */
export const rulesPagesRoutes: readonly Route[] = [
  rulesRoute('/rules', 'view-rules', ({ head, rules, topic: asked }) => {
    const topic = topicsOf(rules.all()).find(({ id }) => id === asked)
    return topic === undefined
      ? {
          title: 'Rules in force',
          content: <RulesIndexPage head={head} rules={rules.all()} conflicts={rules.conflicts()} />,
        }
      : { title: topic.title, content: <TopicPage head={head} topic={topic} /> }
  }),
  rulesRoute('/rules/to-confirm', 'view-rules-to-confirm', ({ head, rules }) => ({
    title: 'Values to confirm',
    content: <ToConfirmPage head={head} rules={rules.all()} />,
  })),
  rulesRoute('/rules/sources', 'view-rules-by-source', ({ head, rules }) => ({
    title: 'Rules by source',
    content: (
      <SourcesPage
        head={head}
        lines={rules.sources().map((source) => ({
          source,
          rules: rules.all().filter((rule) => rule.because.some((citation) => citation.source === source.id)),
        }))}
      />
    ),
  })),
  rulesRoute('/rules/conflicts', 'view-conflicts', ({ head, rules }) => ({
    title: 'Where policy and law differ',
    content: <ConflictsPage head={head} conflicts={rules.conflicts()} />,
  })),
  rulesRoute('/rules/policy', 'view-policy', ({ head, rules }) => ({
    title: 'The policy',
    content: <PolicyPage head={head} paragraphs={rules.paragraphs()} conflicts={rules.conflicts()} />,
  })),
]

interface Asked {
  readonly head: RulesHead
  readonly rules: Rules
  readonly topic: string | null
}

function rulesRoute(path: `/rules${string}`, audit: string, draw: (asked: Asked) => Page): Route {
  return {
    method: 'GET',
    path,
    permission: 'view-rules',
    record: 'none',
    data: 'open',
    writes: false,
    audit,
    handle: async (ask) => show(ask, draw),
  }
}

async function show({ deps, by, query, today }: Ask, draw: (asked: Asked) => Page): Promise<Answer> {
  const on = dayAsked(query.get('on') ?? '') ?? today
  const rules = deps.packs.rulesAt(on, by.pack)
  const head = { on, authorityName: by.authorityName, edition: rules.packEdition }
  return page({ ...draw({ head, rules, topic: query.get('topic') }), section: 'rules' })
}

// What is not a day shows today's rules: a kept address must still open.
function dayAsked(text: string): PlainDate | undefined {
  const typed = parseDateText(text)
  return typed.ok ? typed.value : parsePlainDate(text)
}
