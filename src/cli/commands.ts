import type { Command } from './command.ts'

/** Every subcommand by the words typed after `onroll`. Each is loaded only when it is asked for. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  csa: () => import('./csa.ts').then((m) => m.csaCommand),
  due: () => import('./due.ts').then((m) => m.dueCommand),
  ground: () => import('./ground.ts').then((m) => m.groundCommand),
  rules: () => import('./rules.ts').then((m) => m.rulesCommand),
  uln: () => import('./uln.ts').then((m) => m.ulnCommand),
  upn: () => import('./upn.ts').then((m) => m.upnCommand),
}
