import { judgeLetter, judgeRelease, type PreparedLetter } from '../../domain/letter/judge-letter.ts'
import { placesInWords } from '../../domain/letter/places-in-words.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { codeField, faultOfCode } from '../accounts/index.ts'
import {
  type ActContext,
  type ActForm,
  ActPage,
  contextOf,
  type FieldError,
  FieldOf,
  formReader,
  identityOf,
  matterPaths,
} from '../cases/index.ts'
import { listContacts } from '../children/index.ts'
import { letterTemplate, printLetter, queueLetter, unprintable } from '../letters/index.ts'
import {
  type Answer,
  type Ask,
  notFound,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../slice.ts'
import { addressWords, LetterList, LetterPreview } from './family-letter.page.tsx'
import {
  type FamilyLetter,
  findLetter,
  letterWent,
  listAddressLines,
  listLetters,
  loadLetterGround,
  mayWrite,
  passLetter,
  prepareLetter,
  releaseLetter,
  sayOfAddress,
  stopLetter,
} from './family-letters.store.ts'
import { FAMILY_TEMPLATES, printedForm, wordLetter } from './letter-words.ts'

type Step = 'list' | 'write' | 'address' | 'look' | 'stop' | 'pdf'

function route(
  method: 'GET' | 'POST',
  step: Step,
  audit: string,
  handle: (ask: Ask, context: ActContext) => Promise<Answer>,
): Route {
  return {
    method,
    path: step === 'list' ? '/matters/:matterId/family-letters' : `/matters/:matterId/family-letters/${step}`,
    permission: 'write-family-letter',
    record: 'matter',
    data: 'child',
    writes: method === 'POST',
    audit,
    // Off the list, and out of an emergency view, nobody writes: the same answer as for no matter.
    handle: async (ask) => {
      const context = await contextOf(ask)
      return (await mayWrite(ask.trx, context.child.id)) ? handle(ask, context) : notFound()
    },
  }
}

/** Letters to families: written, looked at, sent, or held until a second person releases them. */
export const familyLettersRoutes: readonly Route[] = [
  route('GET', 'list', 'list-family-letters', showList),
  route('GET', 'write', 'open-write-family-letter', async (ask, context) =>
    page(await writePage(ask, context)),
  ),
  route('POST', 'write', 'write-family-letter', write),
  route('GET', 'address', 'open-say-of-address', async (ask, context) => {
    const form = await addressForm(ask, context)
    return form
      ? page(formPage(ask, context, form, `address?address=${ask.query.get('address')}`))
      : notFound()
  }),
  route('POST', 'address', 'say-of-address', sayOf),
  route('GET', 'look', 'preview-family-letter', async (ask, context) => {
    const letter = await letterOf(ask, context)
    return letter ? page(await lookPage(ask, context, letter)) : notFound()
  }),
  route('POST', 'look', 'send-family-letter', send),
  route('POST', 'stop', 'stop-family-letter', stop),
  route('GET', 'pdf', 'print-family-letter', async (ask, context) => {
    const letter = await letterOf(ask, context)
    if (!letter) return notFound()
    const printed = printedForm(context, letter)
    const strange = unprintable(Object.values(printed).flat().join(''))
    if (strange.length > 0) return refused(cannotPrint(strange), hrefs(context).look(letter.id))
    return {
      kind: 'file',
      name: 'letter.pdf',
      contentType: 'application/pdf',
      bytes: await printLetter(printed),
    }
  }),
]

const hrefs = ({ matter }: Pick<ActContext, 'matter'>) => {
  const base = matterPaths.act(matter.id, 'family-letters')
  return { base, to: (step: string) => `${base}/${step}`, look: (id: string) => `${base}/look?letter=${id}` }
}

const cannotPrint = (letters: readonly string[]) => ({
  code: 'FONT_CANNOT_PRINT',
  message: `The font that is installed cannot print ${letters.join(' ')}. Write this letter outside Onroll; a name is never printed wrong here.`,
})

async function showList({ trx }: Ask, context: ActContext): Promise<Answer> {
  const { base, to, look } = hrefs(context)
  const letters = await listLetters(trx, context.matter.id)
  const content = (
    <LetterList
      letters={letters}
      addresses={await listAddressLines(trx, context.child.id)}
      hrefOf={({ id }) => look(id)}
      writeHref={to('write')}
      sayHref={({ id }) => `${base}/address?address=${id}`}
      back={matterPaths.act(context.matter.id, 'letters')}
    />
  )
  return page({ title: 'Letters to the family', section: 'cases', identity: identityOf(context), content })
}

function formPage(ask: Ask, context: ActContext, form: ActForm, to: string, errors?: readonly FieldError[]) {
  return {
    title: `${errors ? 'Error: ' : ''}Letters to the family`,
    section: 'cases',
    identity: identityOf(context),
    content: (
      <ActPage
        form={form}
        action={hrefs(context).to(to)}
        back={hrefs(context).base}
        hidden={ask.hidden}
        version={context.matter.eventCount}
        typed={errors ? ask.form : undefined}
        errors={errors}
      />
    ),
  }
}

async function choicesOf({ trx, child, deps, by }: ActContext) {
  const addresses = (await listAddressLines(trx, child.id)).filter(({ untilOn }) => untilOn === null)
  const adults = (await listContacts(trx, child.id)).filter(({ mustNotContact }) => !mustNotContact)
  const templates = FAMILY_TEMPLATES.map((name) => ({
    name,
    label: letterTemplate(deps.packs, by.pack, name).label,
  }))
  return { addresses, adults, templates }
}

async function writePage(ask: Ask, context: ActContext, errors?: readonly FieldError[]) {
  const { addresses, adults, templates } = await choicesOf(context)
  const possible = addresses.length > 0 && adults.length > 0
  const form: ActForm = {
    heading: 'Write to the family',
    lead: possible
      ? 'You see the whole letter before anything is sent.'
      : 'There is no address, or nobody who may be written to, on file that you may read.',
    button: possible ? 'Look at the letter' : undefined,
    fields: possible
      ? [
          {
            kind: 'radios',
            name: 'template',
            label: 'Which letter?',
            choices: templates.map(({ name, label }) => ({ value: name, text: label })),
          },
          {
            kind: 'radios',
            name: 'adult',
            label: 'To whom?',
            choices: adults.map(({ id, name, relationship }) => ({
              value: id,
              text: name,
              hint: relationship,
            })),
          },
          {
            kind: 'radios',
            name: 'address',
            label: 'To which address?',
            choices: addresses.map((address) => ({ value: address.id, text: addressWords(address) })),
          },
          {
            kind: 'textarea',
            name: 'personal',
            label: 'Anything to add?',
            hint: 'No address, telephone number or school: a letter can be opened by somebody else.',
          },
        ]
      : [],
  }
  return formPage(ask, context, form, 'write', errors)
}

async function write(ask: Ask, context: ActContext): Promise<Answer> {
  const { trx, form, now } = ask
  const { addresses, adults } = await choicesOf(context)
  const reader = formReader(form)
  const template = reader.choice('template', FAMILY_TEMPLATES, 'Choose a letter.')
  const adultId = reader.choice(
    'adult',
    adults.map(({ id }) => id),
    'Choose to whom you write.',
  )
  const addressId = reader.choice(
    'address',
    addresses.map(({ id }) => id),
    'Choose the address.',
  )
  const personal = reader.text('personal', undefined, 2000)
  const told = placesInWords(personal)
  if (told.length > 0)
    reader.fault(
      'personal',
      `This looks like ${told.join(' and ')}. Take it out: a letter tells nothing of where anybody is.`,
    )
  const adult = adults.find(({ id }) => id === adultId)
  const address = addresses.find(({ id }) => id === addressId)
  if (!template || !adult || !address || reader.errors.length > 0)
    return unprocessable(await writePage(ask, context, reader.errors))
  const id = newId(now)
  await prepareLetter(trx, {
    ...wordLetter(context, template, adult.name, personal),
    id,
    matterId: context.matter.id,
    contactId: adult.id,
    addressId: address.id,
    template,
    packEdition: ask.deps.packs.editionOf(ask.by.pack),
    toName: adult.name,
    toAddress: [...address.lines.split('\n'), address.postcode].filter(Boolean).join('\n'),
    version: (await loadLetterGround(trx, context.child.id, context.matter.id)).version,
    at: now,
  })
  return redirect(hrefs(context).look(id), { recordIds: [context.matter.id, context.child.id] })
}

async function addressForm(ask: Ask, { child }: ActContext): Promise<ActForm | undefined> {
  const address = (await listAddressLines(ask.trx, child.id)).find(
    ({ id }) => id === ask.query.get('address'),
  )
  if (address === undefined) return undefined
  return {
    heading: 'Is this address right?',
    lead: addressWords(address),
    button: 'Save',
    fields: [
      {
        kind: 'radios',
        name: 'word',
        label: 'What do you know?',
        choices: [
          { value: 'confirmed', text: 'It is right: somebody confirmed it' },
          { value: 'disputed', text: 'It is in doubt: somebody disputes it' },
        ],
      },
      { kind: 'text', name: 'how', label: 'Who said so, and how?' },
    ],
  }
}

async function sayOf(ask: Ask, context: ActContext): Promise<Answer> {
  const form = await addressForm(ask, context)
  const addressId = ask.query.get('address')
  if (form === undefined || addressId === null) return notFound()
  const reader = formReader(ask.form)
  const word = reader.choice('word', ['confirmed', 'disputed'] as const, 'Choose what you know.')
  const how = reader.text('how', 'Write who said so, and how.', 200)
  if (!word || reader.errors.length > 0)
    return unprocessable(formPage(ask, context, form, `address?address=${addressId}`, reader.errors))
  await sayOfAddress(ask.trx, { id: newId(ask.now), addressId, word, how, at: ask.now })
  return redirect(hrefs(context).base)
}

async function letterOf({ trx, query }: Ask, { matter }: ActContext): Promise<FamilyLetter | undefined> {
  return findLetter(trx, matter.id, query.get('letter') ?? '')
}

const asPrepared = (letter: FamilyLetter): PreparedLetter => ({
  addressId: letter.addressId,
  adultId: letter.contactId,
  version: letter.version,
  // The telephone of the team stands in the pack's own words; what the officer wrote was read before.
  words: '',
  preparedBy: letter.preparedBy,
  passedBy: letter.passedBy,
})

async function judge({ trx, by }: Ask, { child, matter }: ActContext, letter: FamilyLetter) {
  const ground = await loadLetterGround(trx, child.id, matter.id)
  const judged =
    letter.status === 'held'
      ? judgeRelease(ground, asPrepared(letter), by.accountId)
      : judgeLetter(ground, asPrepared(letter))
  return { restricted: ground.restricted, refusal: judged.ok ? undefined : judged.refusal }
}

async function lookPage(
  ask: Ask,
  context: ActContext,
  letter: FamilyLetter,
  errors: readonly FieldError[] = [],
) {
  const waits = letter.status === 'prepared' || letter.status === 'held'
  const { restricted, refusal } = await judge(ask, context, letter)
  const { base } = hrefs(context)
  const addresses = await listAddressLines(ask.trx, context.child.id)
  const offer = !waits ? 'nothing' : letter.status === 'held' ? 'release' : 'pass'
  const code = restricted ? <FieldOf field={codeField(ask)} errors={errors} /> : undefined
  return {
    title: `${errors.length > 0 ? 'Error: ' : ''}Look at the letter`,
    section: 'cases',
    identity: identityOf(context),
    content: (
      <LetterPreview
        letter={letter}
        address={addresses.find(({ id }) => id === letter.addressId)}
        hidden={ask.hidden}
        action={hrefs(context).look(letter.id)}
        stopAction={`${base}/stop?letter=${letter.id}`}
        pdfHref={`${base}/pdf?letter=${letter.id}`}
        back={base}
        offer={offer}
        holds={restricted}
        problem={waits ? refusal?.message : undefined}
        errors={errors}
        code={code}
      />
    ),
  }
}

async function send(ask: Ask, context: ActContext): Promise<Answer> {
  const letter = await letterOf(ask, context)
  if (letter === undefined) return notFound()
  const here = hrefs(context).look(letter.id)
  if (letter.status !== 'prepared' && letter.status !== 'held')
    return refused({ code: 'NOT_WAITING', message: 'This letter is no longer waiting. Write another.' }, here)
  const { restricted, refusal } = await judge(ask, context, letter)
  if (refusal) return refused(refusal, here)
  const looked = ask.form.all('looked')
  if (!['address', 'words'].every((each) => looked.includes(each))) {
    const fault = { field: 'looked', message: 'Look at the address and at the words, and tick both.' }
    return unprocessable(await lookPage(ask, context, letter, [fault]))
  }
  const fault = restricted ? await faultOfCode(ask) : undefined
  if (fault) return unprocessable(await lookPage(ask, context, letter, [fault]))
  const printed = printedForm(context, letter)
  const strange = unprintable(Object.values(printed).flat().join(''))
  if (strange.length > 0) return refused(cannotPrint(strange), here)
  const free =
    letter.status === 'held'
      ? await releaseLetter(ask.trx, letter.id, ask.now)
      : (await passLetter(ask.trx, letter.id, ask.now)) === 'released'
  if (free) {
    const messageId = await queueLetter(ask.deps, ask.trx, ask.by, {
      ...letter,
      matterId: context.matter.id,
      pdf: await printLetter(printed),
    })
    await letterWent(ask.trx, letter.id, messageId)
  }
  return redirect(here, { recordIds: [letter.id, context.matter.id, context.child.id] })
}

async function stop(ask: Ask, context: ActContext): Promise<Answer> {
  const letter = await letterOf(ask, context)
  if (letter === undefined) return notFound()
  const here = hrefs(context).look(letter.id)
  if (letter.status !== 'prepared' && letter.status !== 'held')
    return refused({ code: 'NOT_WAITING', message: 'This letter is no longer waiting.' }, here)
  const reader = formReader(ask.form)
  const why = reader.text('why', 'Write down why it is not sent.', 300)
  if (reader.errors.length > 0) return unprocessable(await lookPage(ask, context, letter, reader.errors))
  await stopLetter(ask.trx, letter.id, why)
  return redirect(here, { recordIds: [letter.id, context.matter.id, context.child.id] })
}
