import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { badCall, need, readJson, readOptions, readPassphrase, type Terminal } from './io.ts';
import { ask, createFrom, serviceOf } from './vaultCommands.ts';

/**
 * Everything one office needs, on one disc. Files are named relative to the provisioning file. There is no secret in
 * it: passphrases come from the file that is given beside it and are changed at the first sign-in of each person.
 */
const Provision = z.strictObject({
  format: z.literal('an-thu/provision/1'),
  vault: z.looseObject({
    people: z.array(z.looseObject({ username: z.string(), roles: z.array(z.string()) })).min(1),
  }),
  calendar: z
    .array(z.strictObject({ date: z.string(), kind: z.enum(['off', 'work', 'half']), note: z.string() }))
    .max(100)
    .default([]),
  /** cards of the offices that it writes to; trusting each stays a comparison between two people */
  cards: z.array(z.string()).max(200).default([]),
  policy: z.strictObject({ file: z.string(), fingerprint: z.string() }).nullable().default(null),
  idleMinutes: z.int().min(1).max(60).nullable().default(null),
});

/**
 * `provision --dir D --input provision.json --passphrase-file F`: a vault for an office in one step. The recovery code
 * is in the reply, once, and is to be printed before anything else.
 */
export async function provisionCommand(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const { options } = readOptions(args, ['dir', 'input', 'passphrase-file']);
  const file = need(options, 'input');
  const parsed = Provision.safeParse(readJson(terminal, file, 'input'));
  if (!parsed.success) throw badCall('input', parsed.error.issues[0]?.path.join('.') ?? 'format');
  const { vault, calendar, cards, policy, idleMinutes } = parsed.data;
  const admin = vault.people.find(({ roles }) => roles.includes('admin'))?.username;
  if (admin === undefined) throw badCall('people', 'admin');
  const beside = (name: string): string => path.join(path.dirname(path.resolve(file)), name);

  const created = await createFrom(terminal, options, vault);
  const steps: string[] = [`people ${vault.people.length}`];
  const service = serviceOf(terminal, need(options, 'dir'));
  try {
    const passphrase = readPassphrase(terminal, options, admin);
    await ask(service, 'vault.unlock', { username: admin, passphrase });
    if (idleMinutes !== null) await ask(service, 'settings.saveIdleLock', { minutes: idleMinutes });
    for (const day of calendar) await ask(service, 'rules.setSwappedDay', day);
    steps.push(`calendar ${calendar.length}`);
    for (const name of cards) await ask(service, 'exchange.readCard', { path: beside(name) });
    steps.push(`cards ${cards.length}`);
    if (policy !== null) {
      await ask(service, 'policy.load', { path: beside(policy.file), fingerprint: policy.fingerprint });
      steps.push('policy');
    }
  } catch (error) {
    // the vault stands; what is missing is said with the recovery code, which is shown only now
    const code = error instanceof AppError ? error.toWire() : { code: 'internal', params: {} };
    return { ok: true, value: { ...created, done: steps, stoppedAt: code } };
  } finally {
    await service.close();
  }
  return { ok: true, value: { ...created, done: steps, stoppedAt: null } };
}
