import { resolve } from 'node:path'
import { z } from 'zod'

/** How messages leave the building. Without settings they stay in the outbox. */
export interface MailSettings {
  readonly smtp?: { readonly url: string; readonly from: string }
  readonly notify?: { readonly apiKey: string; readonly emailTemplateId: string }
}

/** What an installation is told by its environment. Nothing secret has a default. */
export interface Settings {
  readonly stateDir: string
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly mail: MailSettings
  readonly trustedProxies: readonly string[]
  /** Where people reach the service, for links in messages. */
  readonly publicAddress: string | undefined
  /** An Ed25519 key in PEM; without it one is made in the state folder. */
  readonly signingKey: string | undefined
}

const text = z.string().trim().min(1)
const environment = z.object({
  ONROLL_STATE: text.optional(),
  ONROLL_HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  ONROLL_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ONROLL_PUBLIC_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  ONROLL_SIGNING_KEY: text.optional(),
  ONROLL_TRUSTED_PROXIES: z.string().default(''),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'begins with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: text.optional(),
  NOTIFY_API_KEY: text.optional(),
  NOTIFY_EMAIL_TEMPLATE: text.optional(),
})

export type SettingsResult =
  | { readonly ok: true; readonly value: Settings }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads the environment; names every setting that cannot be used, never its value. */
export function readSettings(env: NodeJS.ProcessEnv, cwd: string): SettingsResult {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(filled)
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    }
  }
  const found = parsed.data
  const problems: string[] = []
  if (found.SMTP_URL !== undefined && found.MAIL_FROM === undefined)
    problems.push('MAIL_FROM: SMTP_URL needs it')
  if (found.NOTIFY_API_KEY !== undefined && found.NOTIFY_EMAIL_TEMPLATE === undefined)
    problems.push('NOTIFY_EMAIL_TEMPLATE: NOTIFY_API_KEY needs it')
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    value: {
      stateDir: resolve(cwd, found.ONROLL_STATE ?? '.onroll'),
      host: found.ONROLL_HOST,
      port: found.PORT,
      logLevel: found.ONROLL_LOG_LEVEL,
      publicAddress: found.ONROLL_PUBLIC_ADDRESS?.replace(/\/$/, ''),
      signingKey: found.ONROLL_SIGNING_KEY,
      trustedProxies: found.ONROLL_TRUSTED_PROXIES.split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
      mail: {
        ...(found.SMTP_URL && found.MAIL_FROM
          ? { smtp: { url: found.SMTP_URL, from: found.MAIL_FROM } }
          : {}),
        ...(found.NOTIFY_API_KEY && found.NOTIFY_EMAIL_TEMPLATE
          ? { notify: { apiKey: found.NOTIFY_API_KEY, emailTemplateId: found.NOTIFY_EMAIL_TEMPLATE } }
          : {}),
      },
    },
  }
}
