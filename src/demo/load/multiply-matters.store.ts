import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'

/** Which open matters are copied, and onto which schools the copies are spread. */
export interface Templates {
  readonly laId: number
  readonly matterIds: readonly string[]
  readonly schools: readonly { readonly urn: number; readonly organisationId: string }[]
}

/** Open matters of which nothing is late: copies of them are a county that keeps up with its work. */
export async function findTemplates(trx: Trx, laId: number, today: PlainDate): Promise<Templates> {
  const matters = await sql<{ id: string }>`
    select s.matter_id as id from matter_summary s
    where s.la_id = ${laId} and s.open and exists (
      select from deadline d where d.la_id = s.la_id and d.matter_id = s.matter_id and d.status = 'open')
    and not exists (
      select from deadline d where d.la_id = s.la_id and d.matter_id = s.matter_id
        and d.status = 'open' and d.due_on < ${today})
    order by s.matter_id`.execute(trx)
  const schools = await sql<{ urn: number; organisationId: string }>`
    select school_urn as urn, id as "organisationId" from organisation
    where la_id = ${laId} and kind = 'school' and school_urn is not null order by school_urn`.execute(trx)
  return { laId, matterIds: matters.rows.map(({ id }) => id), schools: schools.rows }
}

/**
 * Copies every template once for each number of a range: child, family, register, history, summary and dates, under
 * new ids, at another school. The history is the template's, so that it folds to the same state.
 */
export async function copyMatters(trx: Trx, templates: Templates, from: number, to: number): Promise<void> {
  for (const { table, source, changes } of copiesOf()) {
    const columns = await columnsOf(trx, table)
    const values = columns.map((column) => changes[column] ?? sql`r.${sql.ref(column)}`)
    await sql`
      with template as (
        select m.id as matter_id, m.child_id, c.family_id, m.school_urn, o.id as school_organisation,
          n, 1 + abs(hashtext(m.id::text || n)) % ${templates.schools.length} as place
        from matter m join child c on c.la_id = m.la_id and c.id = m.child_id
          left join organisation o on o.la_id = m.la_id and o.school_urn = m.school_urn
          cross join generate_series(${from}::int, ${to}::int) n
        where m.la_id = ${templates.laId} and m.id = any(${templates.matterIds}::uuid[])
      ), copy as (
        select t.*,
          (${templates.schools.map(({ urn }) => urn)}::int[])[t.place] as new_urn,
          (${templates.schools.map(({ organisationId }) => organisationId)}::uuid[])[t.place] as new_organisation
        from template t
      )
      insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      select ${sql.join(values)} from copy t join ${sql.table(table)} r on r.la_id = ${templates.laId} and ${source}
    `.execute(trx)
  }
}

interface Copy {
  readonly table: string
  readonly source: RawBuilder<unknown>
  readonly changes: Readonly<Record<string, RawBuilder<unknown>>>
}

function copiesOf(): readonly Copy[] {
  const newId = (what: RawBuilder<unknown>) => sql`md5(${what}::text || ' ' || t.n)::uuid`
  const newChild = newId(sql`t.child_id || t.matter_id::text`)
  const newMatter = newId(sql`t.matter_id`)
  const newFamily = newId(sql`t.family_id || t.matter_id::text`)
  const numbered = (column: string) =>
    sql`r.${sql.ref(column)} || '-' || right(t.matter_id::text, 6) || '-' || t.n`
  const school = sql`case when r.school_urn = t.school_urn then t.new_urn else r.school_urn end`
  const organisationOf = (column: string) =>
    sql`case when r.${sql.ref(column)} = t.school_organisation then t.new_organisation else r.${sql.ref(column)} end`
  // Colleagues of the template's school do not work at the copy's.
  const person = (column: string) => sql`case when t.school_urn is null then r.${sql.ref(column)} end`
  const ofChild = sql`r.child_id = t.child_id`
  const ofMatter = sql`r.matter_id = t.matter_id`
  const rowOfChild = { id: newId(sql`r.id || t.matter_id::text`), child_id: newChild }
  return [
    { table: 'family', source: sql`r.id = t.family_id`, changes: { id: newFamily } },
    {
      table: 'child',
      source: sql`r.id = t.child_id`,
      changes: { id: newChild, family_id: newFamily, reference: numbered('reference'), upn: sql`null` },
    },
    { table: 'child_address', source: ofChild, changes: rowOfChild },
    { table: 'family_contact', source: ofChild, changes: rowOfChild },
    { table: 'child_flag', source: ofChild, changes: rowOfChild },
    {
      table: 'register_entry',
      source: sql`r.child_id = t.child_id and r.ended_on is null and r.school_urn = t.school_urn`,
      changes: { ...rowOfChild, school_urn: school },
    },
    {
      table: 'child_access',
      source: ofChild,
      changes: { child_id: newChild, organisation_id: organisationOf('organisation_id') },
    },
    {
      table: 'matter',
      source: sql`r.id = t.matter_id`,
      changes: {
        id: newMatter,
        child_id: newChild,
        reference: numbered('reference'),
        school_urn: school,
        opened_from: sql`null`,
      },
    },
    {
      table: 'matter_access',
      source: ofMatter,
      changes: { matter_id: newMatter, organisation_id: organisationOf('organisation_id') },
    },
    {
      table: 'matter_event',
      source: ofMatter,
      changes: {
        matter_id: newMatter,
        id: newId(sql`r.id`),
        organisation_id: organisationOf('organisation_id'),
      },
    },
    { table: 'matter_step', source: ofMatter, changes: { matter_id: newMatter } },
    {
      table: 'matter_summary',
      source: ofMatter,
      changes: {
        matter_id: newMatter,
        child_id: newChild,
        school_urn: school,
        owner_organisation_id: organisationOf('owner_organisation_id'),
        owner_account_id: person('owner_account_id'),
        deputy_account_id: person('deputy_account_id'),
      },
    },
    {
      table: 'deadline',
      source: ofMatter,
      changes: {
        id: newId(sql`r.id`),
        matter_id: newMatter,
        child_id: newChild,
        organisation_id: organisationOf('organisation_id'),
        owner_account_id: person('owner_account_id'),
      },
    },
  ]
}

async function columnsOf(trx: Trx, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(trx)
  return rows.map(({ name }) => name)
}
