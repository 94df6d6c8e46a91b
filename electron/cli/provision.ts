import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { readProvision } from '../vault/provision/read.ts';
import { badCall, need, readOptions, readPassphrase, type Terminal } from './io.ts';
import { ask, createFrom, sentTo, serviceOf } from './vaultCommands.ts';

/**
 * `provision --dir D --input provision.json --passphrase-file F`: a vault for an office in one step. The recovery code
 * is in the reply, once, and is to be printed before anything else.
 */
export async function provisionCommand(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const { options } = readOptions(args, ['dir', 'input', 'passphrase-file']);
  const file = path.resolve(need(options, 'input'));
  const { vault } = readProvision(file).provision;
  if (vault === undefined) throw badCall('vault', 'missing');
  const admin = vault.people.find(({ roles }) => roles.includes('admin'))?.username;
  if (admin === undefined) throw badCall('people', 'admin');

  // whoever runs this chose the passphrases of the others
  const people = vault.people.map((person) => ({ ...person, temporary: person.username !== admin }));
  const created = await createFrom(terminal, options, { ...vault, people });
  const steps: string[] = [`people ${vault.people.length}`];
  const service = serviceOf(terminal, need(options, 'dir'));
  try {
    const passphrase = readPassphrase(terminal, options, admin);
    await ask(service, 'vault.unlock', { username: admin, passphrase });
    const { sha256 } = await ask(service, 'provision.look', { path: file });
    const reply = await ask(
      service,
      'provision.apply',
      sentTo('provision.apply', { path: file, sha256 }, passphrase) as { path: string; sha256: string },
    );
    const { days, cards, policy, signed } = reply;
    steps.push(`calendar ${days}`, `cards ${cards}`, ...(policy ? ['policy'] : []));
    if (signed > 0) steps.push(`signed ${signed}`);
  } catch (error) {
    // the vault stands; what is missing is said with the recovery code, which is shown only now
    const code = error instanceof AppError ? error.toWire() : { code: 'internal', params: {} };
    return { ok: true, value: { ...created, done: steps, stoppedAt: code } };
  } finally {
    await service.close();
  }
  return { ok: true, value: { ...created, done: steps, stoppedAt: null } };
}
