import { AppError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { archiveCommand } from './archiveCommands.ts';
import { authorityCommand } from './authorityCommands.ts';
import { backupCommand } from './backupCommands.ts';
import { cmsCommand, envelopeCommand } from './fileCommands.ts';
import { recoveryCommand } from './recoveryCommands.ts';
import { badCall, readOptions, type Terminal } from './io.ts';
import { helpText } from './help.ts';
import { describeOps } from './ops.ts';
import { provisionCommand } from './provision.ts';
import { wordsOf } from './words.ts';
import { batchCommand, callCommand, createCommand, healthCommand, ledgerCommand } from './vaultCommands.ts';

type Command = (terminal: Terminal, args: readonly string[]) => Reply<unknown> | Promise<Reply<unknown>>;

const COMMANDS: Readonly<Record<string, Command>> = {
  ops: (_terminal, args) => {
    readOptions(args, []);
    return { ok: true, value: describeOps() };
  },
  vault: (terminal, [verb, ...args]) => {
    if (verb !== 'create') throw new AppError('unknown-operation');
    return createCommand(terminal, args);
  },
  call: callCommand,
  archive: archiveCommand,
  authority: authorityCommand,
  cms: cmsCommand,
  envelope: envelopeCommand,
  ledger: ledgerCommand,
  provision: provisionCommand,
  backup: backupCommand,
  recovery: recoveryCommand,
  health: healthCommand,
};

const HELP: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/**
 * Runs one command: replies as JSON lines through `terminal.out`, nothing else (`help` alone answers in words); what a person
 * can do goes to `say`.
 * @returns the exit status: 0 when everything asked was done, else 1
 */
export async function runCli(terminal: Terminal, argv: readonly string[]): Promise<0 | 1> {
  const [name = '', ...args] = argv;
  try {
    const isHelp = HELP.has(name);
    if (isHelp || args.some((arg) => arg === '--help' || arg === '-h')) {
      terminal.out(helpText(isHelp ? args[0] : name === 'call' ? (args[0] ?? name) : name));
      return 0;
    }
    if (name === 'batch') return (await batchCommand(terminal, args)) ? 0 : 1;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined)
      throw name === '' ? badCall('command', 'missing') : new AppError('unknown-operation');
    const reply = await command(terminal, args);
    terminal.out(JSON.stringify(reply));
    if (!reply.ok) tell(terminal, reply.error);
    return reply.ok ? 0 : 1;
  } catch (cause) {
    const error = cause instanceof AppError ? cause : new AppError('internal', {}, { cause });
    terminal.out(JSON.stringify({ ok: false, error: error.toWire() } satisfies Reply<never>));
    tell(terminal, error);
    return 1;
  }
}

function tell(terminal: Terminal, error: Parameters<typeof wordsOf>[0]): void {
  const words = wordsOf(error);
  if (words !== null) terminal.say?.(words);
}
