import { parseArgs } from 'node:util'
import { parsePlainDate } from '../domain/calendar/plain-date.ts'
import type { Rule } from '../domain/rule.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { loadPacks } from '../rules/load-packs.ts'
import { type Command, wrongUsage } from './command.ts'

const usage = `
Usage: onroll rules --on DATE [--authority KEY]

Every parameter of law and policy in force on a day, as a JSON array on stdout.

  --on DATE         the day asked about, YYYY-MM-DD; there is no default
  --authority KEY   whose policy: the name of a pack (staffordshire), or england for the law alone

id names the file of the pack that holds the value. confirmed is false where the policy owner has not confirmed it.
to is null while no end is known.

Exit code 0; 1 when the authority has no pack; 2 on wrong usage.

Example:
  onroll rules --on 2026-10-01 --authority staffordshire
`

export const rulesCommand: Command = {
  name: 'rules',
  summary: 'List every rule in force on a day, with its citations',
  usage,
  async run(args, io) {
    const options = readOptions(args)
    if (typeof options === 'string') return wrongUsage(io, { usage }, options)
    const on = parsePlainDate(options.on)
    if (on === undefined) return wrongUsage(io, { usage }, 'Give --on as a day that exists, as YYYY-MM-DD.')
    const packs = loadPacks(repositoryPath('packs'))
    const authority = packs.findAuthority(options.authority)
    if (!authority.ok) {
      io.err(`${authority.refusal.message}\n`)
      return 1
    }
    const rules = packs.rulesAt(on, authority.value).all().map(ruleAsJson)
    io.out(`${JSON.stringify(rules, null, 2)}\n`)
    return 0
  },
}

/** A rule in the form that the command surface fixes. */
export function ruleAsJson(rule: Rule<unknown>) {
  const { key, label, value, unit, firstDay, because, from, to, confirmed, pack, packEdition } = rule
  return {
    id: key,
    label,
    value,
    unit: unit ?? null,
    ...(firstDay === undefined ? {} : { firstDay }),
    citations: because.map(({ source, title, at, strength, confidence }) => ({
      source,
      at,
      strength,
      title,
      confidence,
    })),
    from,
    to: to ?? null,
    confirmed,
    pack,
    packEdition,
  }
}

function readOptions(args: readonly string[]): { on: string; authority: string } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { on: { type: 'string' }, authority: { type: 'string', default: 'staffordshire' } },
    })
    return values.on === undefined
      ? 'Give the day with --on.'
      : { on: values.on, authority: values.authority }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
