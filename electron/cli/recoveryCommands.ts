import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { joinCode, openShare, parseOpenShare } from '../vault/backup/shares.ts';
import { need, readInput, readOptions, readPassphrase, readSecret, type Terminal, writeNew } from './io.ts';
import { ask, SIGN_IN, withVault } from './vaultCommands.ts';

/**
 * The recovery code in shares at the superior office:
 * `recovery split --dir D --user U --passphrase-file F --recovery-file C --to CERT --to CERT … --threshold K --out DIR`
 * `recovery open-share --key r.p12 --passphrase-file F --in SHARE.json --out OPENED.json`   (a holder, no vault)
 * `recovery join --in OPENED.json --in OPENED.json … --out CODE.txt`                         (no vault)
 */
export async function recoveryCommand(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const [verb = '', ...rest] = args;
  switch (verb) {
    case 'split':
      return split(terminal, rest);
    case 'open-share': {
      const { options } = readOptions(rest, ['key', 'passphrase-file', 'in', 'out']);
      const passphrase =
        options['passphrase-file'] === undefined ? '' : readPassphrase(terminal, options, null);
      const share = readInput(terminal, need(options, 'in'), 'in');
      const opened = openShare(share, readInput(terminal, need(options, 'key'), 'key'), passphrase);
      writeNew(need(options, 'out'), Buffer.from(`${JSON.stringify(opened)}\n`));
      const { setId, position, threshold } = opened;
      return { ok: true, value: { setId, position, threshold } };
    }
    case 'join': {
      const { options, lists } = readOptions(rest, ['out'], ['in']);
      const opened = (lists['in'] ?? []).map((file) => parseOpenShare(readInput(terminal, file, 'in')));
      writeNew(need(options, 'out'), Buffer.from(`${joinCode(opened)}\n`));
      return { ok: true, value: { shares: opened.length } };
    }
    default:
      throw new AppError('unknown-operation');
  }
}

function split(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const { options, lists } = readOptions(args, [...SIGN_IN, 'recovery-file', 'threshold', 'out'], ['to']);
  const recoveryCode = readSecret(terminal, options, 'recovery-file').trim();
  const certificates = (lists['to'] ?? []).map((file) => path.resolve(file));
  const threshold = Number(need(options, 'threshold'));
  const out = path.resolve(need(options, 'out'));
  return withVault(terminal, options, async (service) => ({
    ok: true,
    value: await ask(service, 'backup.makeShares', { recoveryCode, certificates, threshold, path: out }),
  }));
}
