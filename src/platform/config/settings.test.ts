import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('an empty environment gives a state directory below the working directory and no way out for messages', () => {
  const read = readSettings({}, '/srv/onroll')
  expect(read).toMatchObject({
    ok: true,
    value: { stateDir: '/srv/onroll/.onroll', host: '127.0.0.1', port: 3000, mail: {} },
  })
})

test('an empty variable is one that was not set', () => {
  expect(readSettings({ PORT: '', ONROLL_STATE: '' }, '/srv')).toMatchObject({
    ok: true,
    value: { port: 3000 },
  })
})

test('every setting that cannot be used is named at once, and never its value', () => {
  const read = readSettings({ PORT: 'eighty', SMTP_URL: 'secret-password@host' }, '/srv')
  expect(read).toMatchObject({ ok: false })
  const problems = read.ok ? '' : read.problems.join('\n')
  expect(problems).toContain('PORT')
  expect(problems).toContain('SMTP_URL')
  expect(problems).not.toContain('secret-password')
})

test('a mail server needs the address to write from, Notify its template', () => {
  expect(readSettings({ SMTP_URL: 'smtps://mail.example.org' }, '/srv')).toMatchObject({
    ok: false,
    problems: [expect.stringContaining('MAIL_FROM')],
  })
  expect(readSettings({ NOTIFY_API_KEY: 'x' }, '/srv')).toMatchObject({ ok: false })
  expect(
    readSettings({ SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: 'a@example.org' }, '/srv'),
  ).toMatchObject({
    ok: true,
    value: { mail: { smtp: { from: 'a@example.org' } } },
  })
})
