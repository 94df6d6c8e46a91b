import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { contract, type Input, type OpName, type Output } from '../../shared/ipc/contract.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { specOf } from '../vault/dispatch.ts';
import { createVaultService } from '../vault/service.ts';
import type { VaultService } from '../vault/vaultService.ts';
import {
  badCall,
  need,
  type Options,
  readInput,
  readJson,
  readOptions,
  readPassphrase,
  readPassphrases,
  type Terminal,
} from './io.ts';
import { forkReader, forkSigner, forkStamper } from './forkBeside.ts';
import { isNetworked } from './networkProbe.ts';

export const SIGN_IN = ['dir', 'user', 'passphrase-file'];

/** The one reply of a command that ends with a refusal. */
const refused = (error: AppError): Reply<never> => ({ ok: false, error: error.toWire() });

export function serviceOf(terminal: Terminal, dir: string): VaultService {
  return createVaultService({
    dir: path.resolve(dir),
    appVersion: terminal.appVersion,
    networked: isNetworked,
    nowMs: terminal.nowMs,
    newKeyPair: terminal.newKeyPair,
    startReader: forkReader,
    startSigner: forkSigner,
    startStamper: forkStamper,
  });
}

/** Runs an operation and gives its value. @throws AppError the code that it was refused with */
export async function ask<K extends OpName>(
  service: VaultService,
  op: K,
  input: Input<K>,
): Promise<Output<K>> {
  const reply = await service.call('host', op, input);
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.params);
  return reply.value as Output<K>;
}

/** Signs in, works, and always locks again. */
export async function withVault<T>(
  terminal: Terminal,
  options: Options,
  work: (service: VaultService, passphrase: string) => Promise<T>,
): Promise<T> {
  const username = need(options, 'user');
  const service = serviceOf(terminal, need(options, 'dir'));
  try {
    const passphrase = readPassphrase(terminal, options, username);
    await ask(service, 'vault.unlock', { username, passphrase });
    return await work(service, passphrase);
  } finally {
    await service.close();
  }
}

type NewVault = Input<'vault.create'>;

/**
 * `vault create`: the first run without its screens. The input is that of `vault.create` without passphrases; each
 * person gets the own one out of the file, which names them (`{"quantri": "…", "vanthu": "…"}`): one passphrase for all
 * is refused, but in a training vault of invented data. The recovery code is proved by typing it back here and is in the reply, once.
 */
export async function createCommand(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const { options } = readOptions(args, ['dir', 'input', 'passphrase-file']);
  const office = readJson(terminal, need(options, 'input'), 'input');
  return { ok: true, value: await createFrom(terminal, options, office) };
}

/** A vault out of a description, its recovery proved. */
export async function createFrom(
  terminal: Terminal,
  options: Options,
  office: unknown,
): Promise<Output<'vault.create'>> {
  const service = serviceOf(terminal, need(options, 'dir'));
  try {
    const created = await ask(service, 'vault.create', withPassphrases(terminal, options, office));
    const printed = created.recoveryCode.split('-');
    const { groups } = await ask(service, 'vault.recoveryChallenge', {});
    await ask(service, 'vault.proveRecovery', {
      groups: groups.map((group) => ({ group, text: printed[group - 1] ?? '' })),
    });
    return created;
  } finally {
    await service.close();
  }
}

function withPassphrases(terminal: Terminal, options: Options, office: unknown): NewVault {
  if (typeof office !== 'object' || office === null || !('people' in office) || !Array.isArray(office.people))
    throw badCall('people', 'missing');
  const given = office.people as { username?: unknown }[];
  const passphrases = readPassphrases(terminal, options);
  const isTraining = 'training' in office && office.training === true;
  if (passphrases.isOne && given.length > 1 && !isTraining) throw badCall('passphrase-file', 'one-for-all');
  const people = given.map((person) => ({
    ...person,
    passphrase: passphrases.of(typeof person.username === 'string' ? person.username : null),
  }));
  const defaults = { term: null, exception: null, training: false };
  return { ...defaults, ...office, people } as unknown as NewVault; // checked by the contract like any other input
}

/** `call OP`: one operation with the checks of the window, and the operations that only a host may call. */
export async function callCommand(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const { options, positionals } = readOptions(args, [...SIGN_IN, 'input']);
  const [op] = positionals;
  if (op === undefined || positionals.length > 1) throw badCall('op', 'one-operation');
  const input = options['input'] === undefined ? {} : readJson(terminal, options['input'], 'input');
  if (BEFORE_SIGN_IN.has(op)) return withoutSession(terminal, options, op, input);
  return withVault(terminal, options, (service, passphrase) =>
    service.call('host', op, sentTo(op, input, passphrase)),
  );
}

/** Where the passphrase is asked again, the one of the file is it: it was typed for this run. */
export const sentTo = (op: string, input: unknown, passphrase: string): unknown =>
  Object.hasOwn(contract, op) && specOf(op).stepUp === true ? { passphrase, input } : input;

const BEFORE_SIGN_IN = new Set([
  'vault.inspect',
  'vault.create',
  'vault.unlock',
  'vault.recover',
  'vault.lock',
]);

async function withoutSession(
  terminal: Terminal,
  options: Options,
  op: string,
  input: unknown,
): Promise<Reply<unknown>> {
  const service = serviceOf(terminal, need(options, 'dir'));
  try {
    return await service.call('host', op, input);
  } finally {
    await service.close();
  }
}

/** `batch`: a line `{op, input}` each, one unlocked run, a reply line each. */
export async function batchCommand(terminal: Terminal, args: readonly string[]): Promise<boolean> {
  const { options } = readOptions(args, [...SIGN_IN, 'input']);
  const lines = readInput(terminal, need(options, 'input'), 'input')
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  return withVault(terminal, options, async (service, passphrase) => {
    let allDone = true;
    for (const line of lines) {
      if (line.trim() === '') continue;
      const reply = await runLine(service, passphrase, line);
      allDone &&= reply.ok;
      terminal.out(JSON.stringify(reply));
    }
    return allDone;
  });
}

async function runLine(service: VaultService, passphrase: string, line: string): Promise<Reply<unknown>> {
  let asked: unknown;
  try {
    asked = JSON.parse(line);
  } catch {
    return refused(badCall('line', 'json'));
  }
  if (typeof asked !== 'object' || asked === null || !('op' in asked) || typeof asked.op !== 'string')
    return refused(badCall('op', 'missing'));
  const input = 'input' in asked ? asked.input : {};
  return service.call('host', asked.op, sentTo(asked.op, input, passphrase));
}

/**
 * `ledger verify`: a chain that does not hold, or that contradicts a signed head or another office, is a failure with
 * the number of the first wrong entry. `ledger export --out FILE [--scope open|whole]`: for the stand-alone check.
 */
export async function ledgerCommand(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const { options, positionals } = readOptions(args, [...SIGN_IN, 'out', 'scope']);
  const [verb] = positionals;
  if (verb === 'export') {
    const input = { path: path.resolve(need(options, 'out')), scope: options['scope'] ?? 'open' };
    return withVault(terminal, options, (service) => service.call('host', 'ledger.exportTo', input));
  }
  if (verb !== 'verify') throw new AppError('unknown-operation');
  return withVault(terminal, options, async (service) => {
    const verdict = await ask(service, 'ledger.verify', {});
    const contradicted = verdict.heads?.firstWrong ?? null;
    if (verdict.intact && contradicted === null) return { ok: true, value: verdict };
    const entry = verdict.firstWrong ?? (contradicted?.after ?? 0) + 1;
    return refused(new AppError('ledger-broken', { entry, entries: verdict.entries }));
  });
}

async function inspected(service: VaultService): Promise<Output<'vault.inspect'>> {
  try {
    return await ask(service, 'vault.inspect', {});
  } finally {
    await service.close();
  }
}

/** `health`: what can be said of a vault folder; with a user also the whole check (pages, ledger, files, backups …). */
export async function healthCommand(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const { options } = readOptions(args, SIGN_IN);
  const service = serviceOf(terminal, need(options, 'dir'));
  const { state, problem, officeName, profile, training } = await inspected(service);
  const seen = { state, problem, officeName, profile, training, networked: isNetworked() };
  if (options['user'] === undefined)
    return { ok: true, value: { ...seen, opens: null, ledger: null, health: null } };
  const { ledger, health } = await withVault(terminal, options, async (open) => ({
    ledger: await ask(open, 'ledger.verify', {}),
    health: await ask(open, 'health.check', {}),
  }));
  const worst = health.findings.some((one) => one.state === 'bad')
    ? 'bad'
    : health.findings.some((one) => one.state === 'warn')
      ? 'warn'
      : 'good';
  return { ok: true, value: { ...seen, opens: true, ledger, worst, health } };
}
