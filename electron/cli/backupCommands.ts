import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { look } from '../vault/backup/look.ts';
import { type SetSecret, verifyOutside } from '../vault/backup/restore.ts';
import { badCall, need, type Options, readOptions, readPassphrase, readSecret, type Terminal } from './io.ts';
import { ask, serviceOf, SIGN_IN, withVault } from './vaultCommands.ts';

/**
 * `backup list --from DIR`
 * `backup create --dir D --user U --passphrase-file F [--to DIR]`
 * `backup verify --from SET (--user U --passphrase-file F | --recovery-file F)`
 * `backup restore --from SET --dir NEW (--user U --passphrase-file F | --recovery-file F)`
 */
export async function backupCommand(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const { options, positionals } = readOptions(args, [...SIGN_IN, 'from', 'to', 'recovery-file']);
  switch (positionals[0]) {
    case 'list':
      return { ok: true, value: look({ path: fromOf(options), known: false }, null) };
    case 'create':
      return create(terminal, options);
    case 'verify':
      return verify(terminal, options);
    case 'restore':
      return restore(terminal, options);
    default:
      throw new AppError('unknown-operation');
  }
}

const fromOf = (options: Options): string => path.resolve(need(options, 'from'));

/** With `--to` into that folder, else into the station's own. */
function create(terminal: Terminal, options: Options): Promise<Reply<unknown>> {
  return withVault(terminal, options, async (service) => {
    const to = options['to'];
    const known = await ask(service, 'backup.overview', {});
    const folder = to === undefined ? null : path.resolve(to);
    const existing = folder === null ? 'first' : known.targets.find((target) => target.folder === folder)?.id;
    const targetId =
      existing ?? (await ask(service, 'backup.setFolder', { path: folder ?? '', kind: 'second' })).targetId;
    return { ok: true, value: await ask(service, 'backup.create', { targetId }) };
  });
}

function secretOf(terminal: Terminal, options: Options): SetSecret {
  if (options['recovery-file'] !== undefined) {
    const recoveryCode = readSecret(terminal, options, 'recovery-file').trim();
    return { username: null, passphrase: null, recoveryCode };
  }
  const username = options['user'];
  if (username === undefined) throw badCall('user', 'missing');
  return { username, passphrase: readPassphrase(terminal, options, username), recoveryCode: null };
}

/** A backup that does not pass is a failure, with what was found. */
async function verify(terminal: Terminal, options: Options): Promise<Reply<unknown>> {
  const from = fromOf(options);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-verify-'));
  try {
    const verdict = await verifyOutside(from, secretOf(terminal, options), scratch);
    const { good, problems, rows, filesChecked, missingBefore, badRings, manifest } = verdict;
    if (!good)
      return {
        ok: false,
        error: { code: 'backup-damaged', params: { reason: problems.join(' '), problems: problems.length } },
      };
    const about = manifest && {
      madeMs: manifest.madeMs,
      epoch: manifest.epoch,
      ledger: manifest.ledger,
      counts: manifest.counts,
    };
    return { ok: true, value: { good, rows, files: filesChecked, missingBefore, badRings, ...about } };
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

async function restore(terminal: Terminal, options: Options): Promise<Reply<unknown>> {
  const secret = secretOf(terminal, options);
  const service = serviceOf(terminal, need(options, 'dir'));
  try {
    return { ok: true, value: await ask(service, 'backup.restore', { from: fromOf(options), ...secret }) };
  } finally {
    await service.close();
  }
}
