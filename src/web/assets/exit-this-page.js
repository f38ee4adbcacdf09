// Makes the exit faster where scripts run: the page is hidden at once, Shift three times is an exit, and the page
// left behind is replaced in the history. Without scripts the button is an ordinary link and does the rest.
const WAIT_MS = 5000
const root = document.querySelector('[data-module="govuk-exit-this-page"]')
const button = root?.querySelector('.govuk-exit-this-page__button')

if (root instanceof HTMLElement && button instanceof HTMLAnchorElement) {
  const status = document.createElement('span')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  root.append(status)

  const overlay = document.createElement('div')
  overlay.className = 'govuk-exit-this-page-overlay'
  overlay.setAttribute('role', 'alert')

  let presses = 0
  let forget = 0
  let otherKeyHeld = false

  const leave = () => {
    document.body.classList.add('govuk-exit-this-page-hide-content')
    document.body.append(overlay)
    overlay.textContent = 'Loading.'
    window.location.replace(button.href)
  }

  const reset = () => {
    window.clearTimeout(forget)
    presses = 0
    status.textContent = ''
  }

  const press = () => {
    presses += 1
    window.clearTimeout(forget)
    if (presses === 3) return leave()
    const left = 3 - presses
    status.textContent = `Shift, press ${left} more ${left === 1 ? 'time' : 'times'} to exit.`
    forget = window.setTimeout(reset, WAIT_MS)
  }

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Shift') otherKeyHeld = true
  })
  // Counted when the key is let go, so that holding Shift or typing a capital letter is not an exit.
  document.addEventListener('keyup', (event) => {
    if (event.key === 'Shift' && !otherKeyHeld) press()
    else if (event.key !== 'Shift') reset()
    if (!event.shiftKey) otherKeyHeld = false
  })

  for (const link of document.querySelectorAll(
    '.govuk-exit-this-page__button, .govuk-js-exit-this-page-skiplink',
  )) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      leave()
    })
  }

  // The Back button may bring the page out of the browser's cache with the overlay still on it.
  window.addEventListener('pageshow', () => {
    document.body.classList.remove('govuk-exit-this-page-hide-content')
    overlay.remove()
    reset()
  })
}
