import type { Command } from './command.ts'

/** Every subcommand by the words typed after `onroll`. Each is loaded only when it is asked for. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'account invite': () => import('./account-invite.ts').then((m) => m.accountInviteCommand),
  csa: () => import('./csa.ts').then((m) => m.csaCommand),
  demo: () => import('./demo.ts').then((m) => m.demoCommand),
  due: () => import('./due.ts').then((m) => m.dueCommand),
  ground: () => import('./ground.ts').then((m) => m.groundCommand),
  rules: () => import('./rules.ts').then((m) => m.rulesCommand),
  roles: () => import('./roles.ts').then((m) => m.rolesCommand),
  routes: () => import('./routes.ts').then((m) => m.routesCommand),
  uln: () => import('./uln.ts').then((m) => m.ulnCommand),
  upn: () => import('./upn.ts').then((m) => m.upnCommand),
}
