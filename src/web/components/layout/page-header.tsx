import type { VNode } from 'preact'
import { PostForm } from '../govuk/buttons.tsx'
import type { NavigationItem, PageFrame, SignedIn } from './page-frame.ts'

/** The council's header: product, council, who is signed in, and where they can go. */
export function PageHeader({ frame }: { readonly frame: PageFrame }): VNode {
  return (
    <header class="govuk-template__header">
      <div class="govuk-generic-header onr-header">
        <div class="onr-width onr-header__row">
          <Brand councilName={frame.councilName} homeHref={frame.homeHref ?? '/'} />
          {frame.signedIn !== undefined && <Account {...frame.signedIn} />}
        </div>
      </div>
      {frame.navigation.length > 0 && <ServiceNavigation items={frame.navigation} />}
    </header>
  )
}

/** The mark, the product and the council. Not the government's: no crown and none of its type. */
export function Brand({
  councilName,
  homeHref,
}: {
  readonly councilName: string
  readonly homeHref: string
}): VNode {
  return (
    <>
      <a class="onr-logo" href={homeHref}>
        <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true" focusable="false">
          <rect width="26" height="26" rx="5" fill="#fff" />
          <path d="M6 8h14M6 18h14M10.5 13H20" stroke="#16384a" stroke-width="2.4" stroke-linecap="round" />
          <circle cx="6.6" cy="13" r="2.3" fill="#0e6b66" />
        </svg>
        Onroll
      </a>
      <span class="onr-council">{councilName}</span>
    </>
  )
}

function Account({ name, actingAs, organisation, csrfToken, changeHref, signOutAction }: SignedIn): VNode {
  const role = organisation === undefined ? actingAs : `${actingAs}, ${organisation}`
  return (
    <nav class="onr-account" aria-label="Your account">
      <ul>
        <li>{name}</li>
        <li class="onr-account__acting">
          Acting as <b>{role}</b>
          {changeHref !== undefined && (
            <>
              {' '}
              <a href={changeHref}>
                Change<span class="govuk-visually-hidden"> role</span>
              </a>
            </>
          )}
        </li>
        <li>
          <PostForm action={signOutAction ?? '/sign-out'} csrfToken={csrfToken}>
            <button type="submit" class="onr-linkbutton onr-linkbutton--light">
              Sign out
            </button>
          </PostForm>
        </li>
      </ul>
    </nav>
  )
}

/** The parts of the product that this role may open. */
export function ServiceNavigation({ items }: { readonly items: readonly NavigationItem[] }): VNode {
  return (
    <section aria-label="Service" class="govuk-service-navigation onr-nav">
      <div class="onr-width">
        <div class="govuk-service-navigation__container">
          <nav aria-label="Menu">
            <ul class="govuk-service-navigation__list">
              {items.map((item) => (
                <li key={item.href} class={itemClass(item)}>
                  <a
                    class="govuk-service-navigation__link"
                    href={item.href}
                    aria-current={item.current ? 'true' : undefined}
                  >
                    {item.text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </section>
  )
}

function itemClass({ current }: NavigationItem): string {
  const item = 'govuk-service-navigation__item'
  return current ? `${item} ${item}--active` : item
}
