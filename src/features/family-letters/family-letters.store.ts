import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { KnownAdult, LetterGround } from '../../domain/letter/judge-letter.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import { hasProtectedAddress } from '../children/index.ts'

/** An address with who said it and who last said that it is right or wrong. */
export interface AddressLine {
  readonly id: string
  readonly lines: string
  readonly postcode: string | null
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate | null
  readonly source: string
  readonly protected: boolean
  readonly word: 'confirmed' | 'disputed' | null
  readonly wordHow: string | null
  readonly wordAt: Date | null
  readonly wordBy: string | null
}

/** Every address of a child that this person may read, in the order in which they were written down. */
export async function listAddressLines(read: ReadTrx, childId: string): Promise<readonly AddressLine[]> {
  const { rows } = await sql<AddressLine>`
    select a.id, a.lines, a.postcode, a.from_on as "fromOn", a.until_on as "untilOn", a.source, a.protected,
      w.word, w.how as "wordHow", w.at as "wordAt", w.by_name as "wordBy"
    from child_address a left join lateral (select w.word, w.how, w.at, c.display_name as by_name from address_word w
        left join account c on c.la_id = w.la_id and c.id = w.by_account
      where w.la_id = a.la_id and w.address_id = a.id order by w.at desc, w.id desc limit 1) w on true
    where a.child_id = ${childId} order by a.recorded_at, a.id limit 100`.execute(read)
  return rows
}

/** What a letter to the family rests on, at this moment. */
export async function loadLetterGround(
  read: ReadTrx,
  childId: string,
  matterId: string,
): Promise<LetterGround> {
  const addresses = await listAddressLines(read, childId)
  const { rows: adults } = await sql<KnownAdult>`
    select id, until_on is not null as ended, must_not_contact as "mustNotContact", lives_with_child = 'yes' as "livesWithChild"
    from family_contact where child_id = ${childId} limit 200`.execute(read)
  const { rows } = await sql<{ version: string | null; restricted: boolean }>`
    select onroll.letter_ground_version(${childId}, ${matterId}) as version,
      exists (select 1 from restriction where child_id = ${childId} and lifted_at is null) as restricted`.execute(
    read,
  )
  return {
    version: rows[0]?.version ?? '',
    restricted: rows[0]?.restricted === true || (await hasProtectedAddress(read, childId)),
    addresses: addresses.map(({ id, fromOn, untilOn, word }, writtenAs) => ({
      id,
      fromOn,
      untilOn,
      word,
      writtenAs,
    })),
    adults,
  }
}

/** Whether this person may write to the family at all: never out of an emergency view. */
export async function mayWrite(read: ReadTrx, childId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select not (${childId}::uuid = any (onroll.kept_back()))
    and not onroll.has_broken_glass(onroll.asking_la(), ${childId}) as may`.execute(read)
  return rows[0]?.may === true
}

export async function sayOfAddress(
  trx: Trx,
  said: {
    readonly id: string
    readonly addressId: string
    readonly word: 'confirmed' | 'disputed'
    readonly how: string
    readonly at: Date
  },
): Promise<void> {
  await sql`select onroll.say_of_address(${said.id}, ${said.addressId}, ${said.word}, ${said.how}, ${said.at})`.execute(
    trx,
  )
}

export interface NewLetter {
  readonly id: string
  readonly matterId: string
  readonly contactId: string
  readonly addressId: string
  readonly template: string
  readonly packEdition: string
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly body: string
  readonly version: string
  readonly at: Date
}

export async function prepareLetter(trx: Trx, letter: NewLetter): Promise<void> {
  await sql`select onroll.prepare_letter(${letter.id}, ${letter.matterId}, ${letter.contactId}, ${letter.addressId},
    ${letter.template}, ${letter.packEdition}, ${letter.toName}, ${letter.toAddress}, ${letter.subject}, ${letter.body},
    ${letter.version}, ${letter.at})`.execute(trx)
}

/** What became of it: held for a second person, or free to go; undefined when it is no longer waiting to be passed. */
export async function passLetter(trx: Trx, id: string, at: Date): Promise<'held' | 'released' | undefined> {
  const { rows } = await sql<{
    status: 'held' | 'released' | null
  }>`select onroll.pass_letter(${id}, ${at}) as status`.execute(trx)
  return rows[0]?.status ?? undefined
}

export async function releaseLetter(trx: Trx, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{
    released: boolean
  }>`select onroll.release_letter(${id}, ${at}) as released`.execute(trx)
  return rows[0]?.released === true
}

export async function stopLetter(trx: Trx, id: string, why: string): Promise<void> {
  await sql`select onroll.stop_letter(${id}, ${why})`.execute(trx)
}

export async function letterWent(trx: Trx, id: string, messageId: string): Promise<void> {
  await sql`select onroll.letter_went(${id}, ${messageId})`.execute(trx)
}

export async function findLetter(read: ReadTrx, matterId: string, id: string) {
  return (await listLetters(read, matterId)).find((letter) => letter.id === id)
}

/** The letters to the family on a matter, newest first. */
export async function listLetters(read: ReadTrx, matterId: string) {
  return read
    .selectFrom('family_letter')
    .select([
      'id',
      'child_id as childId',
      'contact_id as contactId',
      'address_id as addressId',
      'template',
      'pack_edition as packEdition',
      'to_name as toName',
      'to_address as toAddress',
      'subject',
      'body',
      'record_version as version',
      'status',
      'prepared_by as preparedBy',
      'prepared_at as preparedAt',
      'passed_by as passedBy',
      'stopped_because as stoppedBecause',
    ])
    .where('matter_id', '=', matterId)
    .orderBy('prepared_at', 'desc')
    .limit(100)
    .execute()
}

export type FamilyLetter = Awaited<ReturnType<typeof listLetters>>[number]
