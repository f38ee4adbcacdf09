import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
// One step either way: telephones' clocks go wrong by less than a minute.
const WINDOW = 1

/** A fresh secret for an authenticator app, in the letters and digits that the app shows. */
export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address an authenticator app reads. */
export function codeAddress(secret: string, email: string): string {
  return codes(secret, email).toString()
}

/** The step a code belongs to, or undefined when it is not a code of now. Each step may be used once. */
export function stepOfCode(secret: string, typed: string, now: Date): number | undefined {
  const token = typed.replace(/\s+/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = codes(secret).validate({ token, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
}

/** The code an authenticator app would show; for tests and for nobody else. */
export function codeAt(secret: string, now: Date): string {
  return codes(secret).generate({ timestamp: now.getTime() })
}

/** The secret of somebody made up, who has no app: the page says the code, and the check is the same. */
export function demonstrationSecret(accountId: string): string {
  return Secret.fromUTF8(`made-up ${accountId}`).base32
}

function codes(secret: string, label = 'Onroll'): TOTP {
  return new TOTP({
    issuer: 'Onroll',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  })
}
