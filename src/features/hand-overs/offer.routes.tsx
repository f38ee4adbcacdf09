import { availableActions } from '../../domain/case/available-actions.ts'
import {
  type ActContext,
  contextOf,
  type FieldError,
  getOrganisationOfKind,
  identityOf,
  listColleagues,
  matterPaths,
} from '../cases/index.ts'
import { ageOfContact, listDirectory } from '../cme-directory/index.ts'
import {
  type Answer,
  type Ask,
  conflict,
  notFound,
  type Page,
  page,
  type Route,
  refused,
  unprocessable,
} from '../slice.ts'
import { type Gathered, gatherHandOver } from './gather-hand-over.ts'
import { findSealedFile } from './hand-overs.store.ts'
import { chosenFields, type Offer, type OfferChoices, readOffer, seenMark } from './offer.form.ts'
import { OfferPage, PreviewPage, SentPage } from './offer.page.tsx'
import { gatewayOf, sendHandOver } from './send-hand-over.command.ts'

const OF_CASE = { permission: 'hand-over-case', record: 'matter', data: 'child' } as const

/** Handing a child over: to whom and why, every line looked at, sealed and offered (policy 3.2). */
export const offerRoutes: readonly Route[] = [
  {
    ...OF_CASE,
    method: 'GET',
    path: '/matters/:matterId/hand-over',
    writes: false,
    audit: 'open-offer-hand-over',
    handle: showOffer,
  },
  // Shows what would go. It writes nothing but its audit line.
  {
    ...OF_CASE,
    method: 'POST',
    path: '/matters/:matterId/hand-over/preview',
    writes: false,
    audit: 'preview-hand-over',
    handle: showPreview,
  },
  {
    ...OF_CASE,
    method: 'POST',
    path: '/matters/:matterId/hand-over',
    writes: true,
    audit: 'offer-hand-over',
    handle: offerHandOver,
  },
  {
    ...OF_CASE,
    method: 'GET',
    path: '/matters/:matterId/hand-over/file',
    writes: false,
    audit: 'download-hand-over',
    handle: downloadFile,
  },
]

async function showOffer(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  return notNow(context) ?? page(await offerPage(ask, context))
}

async function showPreview(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const refusal = notNow(context)
  if (refusal) return refusal
  const gathered = await gatherHandOver(context)
  const reading = readOffer(ask.form, await choicesOf(context), gathered.hidden)
  if (!reading.ok) return unprocessable(await offerPage(ask, context, reading.errors))
  return page(previewPage(ask, context, reading.offer, gathered))
}

async function offerHandOver(ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const about = { recordIds: [context.matter.id, context.child.id] }
  const refusal = notNow(context)
  if (refusal) return refusal
  const { form, deps } = ask
  const gathered = await gatherHandOver(context)
  const reading = readOffer(form, await choicesOf(context), gathered.hidden)
  if (!reading.ok) return unprocessable(await offerPage(ask, context, reading.errors), false, about)
  const { offer } = reading
  if (form.version() !== context.matter.eventCount || form.text('seen') !== seenMark(gathered)) {
    const changed = 'Something was recorded after you looked. This is what would go now: look again.'
    return conflict(previewPage(ask, context, offer, gathered, [{ field: '', message: changed }]), about)
  }
  const sentBy = readWay(form.text('sentBy'), offer)
  if (sentBy === undefined) {
    const errors = [{ field: 'sentBy', message: 'Choose how the file goes.' }]
    return unprocessable(previewPage(ask, context, offer, gathered, errors), false, about)
  }
  const sent = await sendHandOver(context, {
    offer,
    gathered,
    chosen: chosenFields(form, gathered.fields),
    sentBy,
    version: context.matter.eventCount,
  })
  if (!sent.ok) return refused(sent.refusal, matterPaths.matter(context.matter.id), about)
  const content = (
    <SentPage
      matterId={context.matter.id}
      offer={offer}
      sent={sent.value}
      sentBy={sentBy}
      demo={deps.demo}
      hasAddress={deps.publicAddress !== undefined}
    />
  )
  return page({ title: 'The passphrase', section: 'cases', identity: identityOf(context), content }, about)
}

async function downloadFile({ trx, params }: Ask): Promise<Answer> {
  const matterId = params.matterId ?? ''
  const file = await findSealedFile(trx, matterId)
  if (file === undefined) return notFound({ recordIds: [matterId] })
  return {
    kind: 'file',
    name: file.name,
    contentType: 'text/html; charset=utf-8',
    bytes: file.bytes,
    recordIds: [matterId],
  }
}

function readWay(typed: string, offer: Offer): 'e-mail' | 'own-hand' | undefined {
  if (typed === 'own-hand') return typed
  return typed === 'e-mail' && offer.to.email !== null ? typed : undefined
}

function notNow({ state, matter, by }: ActContext): Answer | undefined {
  const offered = availableActions(state, by.side === 'none' ? 'authority' : by.side)
  if (offered.some(({ action }) => action === 'offer-hand-over')) return undefined
  const message =
    state.handOver === null
      ? 'A case is handed over while the child is looked for or waits for a place. Where this stands it is not possible.'
      : `It is offered to ${state.handOver.toName} already. Wait for their answer, or take it back first.`
  return refused({ code: 'NOT_POSSIBLE_NOW', message }, matterPaths.matter(matter.id))
}

async function choicesOf(context: ActContext): Promise<OfferChoices & { ages: ReadonlyMap<string, string> }> {
  const { trx, by, deps, today } = context
  const others = (await listDirectory(trx, by, deps.packs, today)).filter(({ own }) => !own)
  const team = await getOrganisationOfKind(trx, 'cme-team')
  const managers = await listColleagues(trx, team.id, ['cme-manager'])
  const authorisers = [{ accountId: by.accountId, name: by.name }, ...managers].filter(
    (each, index, all) => all.findIndex(({ accountId }) => accountId === each.accountId) === index,
  )
  return {
    destinations: others.map(({ code, name, contact }) => ({ code, name, email: contact?.email ?? null })),
    authorisers: authorisers.map(({ accountId, name }) => ({ accountId, name })),
    ages: new Map(
      others.flatMap(({ code, contact }) =>
        contact ? [[code, ageOfContact(contact.confirmedOn, today)] as const] : [],
      ),
    ),
  }
}

async function offerPage(ask: Ask, context: ActContext, errors?: readonly FieldError[]): Promise<Page> {
  const { hidden } = await gatherHandOver(context)
  const content = (
    <OfferPage
      matterId={context.matter.id}
      givenName={context.child.givenName}
      ownAuthority={context.by.authorityName}
      hiddenFields={ask.hidden}
      choices={await choicesOf(context)}
      self={context.by.accountId}
      inHiding={hidden}
      {...(errors === undefined ? {} : { typed: ask.form, errors })}
    />
  )
  return {
    title: `${errors ? 'Error: ' : ''}Hand over to another authority`,
    section: 'cases',
    identity: identityOf(context),
    content,
  }
}

function previewPage(
  ask: Ask,
  context: ActContext,
  offer: Offer,
  gathered: Gathered,
  errors?: readonly FieldError[],
): Page {
  const content = (
    <PreviewPage
      matterId={context.matter.id}
      version={context.matter.eventCount}
      hiddenFields={ask.hidden}
      offer={offer}
      gathered={gathered}
      seen={seenMark(gathered)}
      gateway={gatewayOf(context)}
      {...(errors === undefined
        ? {}
        : { errors, ticked: ask.form.all('field'), sentBy: ask.form.text('sentBy') })}
    />
  )
  return {
    title: `${errors ? 'Error: ' : ''}What would go`,
    section: 'cases',
    identity: identityOf(context),
    content,
  }
}
