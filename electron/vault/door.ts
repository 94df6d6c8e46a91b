import { civilDateAt } from '../../shared/domain/calendar/civilDate.ts';
import { AppError, raise } from '../../shared/errors.ts';
import { codeFacts } from './session/codeStanding.ts';
import { joinFiles } from './backup/set/holding.ts';
import { look } from './backup/look.ts';
import { restore } from './backup/restore.ts';
import { doorOperations } from './sessionPorts.ts';
import { readNewVault } from './provision/newVault.ts';
import { createVault } from './session/create.ts';
import { readFront, waitUntil, withFailure, writeFront } from './session/front.ts';
import { inspectVault } from './session/inspect.ts';
import { openWithPassphrase } from './session/open.ts';
import { openWithRecoveryCode } from './session/recover.ts';
import { movePartners } from './training/partners/places.ts';

/** Operations before anybody is signed in. */
export const doorHandlers = doorOperations({
  'vault.inspect': async ({ paths, session, nowMs }) => inspectVault(paths, session() !== null, nowMs()),

  'vault.create': async (door, input) => {
    const { dir, paths, nowMs, newKeyPair } = door;
    if (door.session() !== null) raise('vault-exists');
    const created = await createVault(dir, input, {
      nowMs: nowMs(),
      today: civilDateAt(nowMs()),
      cost: await door.cost(),
      newKeyPair,
      onKeys: door.progress,
    });
    const admin = input.people.find((person) => person.roles.includes('admin')) ?? raise('internal');
    await door.signIn(
      (how) => openWithPassphrase(paths, admin.username, admin.passphrase, how),
      'session.opened',
    );
    const session = door.session();
    if (session !== null)
      Object.assign(session, { pendingRecoveryCode: created.recoveryCode, madeNow: true });
    return created;
  },

  'vault.unlock': async ({ paths, nowMs, signIn, view }, input) => {
    const front = readFront(paths.front);
    const wait = waitUntil(front, input.username, nowMs());
    if (wait !== null) raise('wait-before-retry', { untilMs: wait });
    try {
      await signIn(
        (how) => openWithPassphrase(paths, input.username, input.passphrase, how),
        'session.opened',
      );
    } catch (error) {
      if (error instanceof AppError && error.code === 'wrong-passphrase' && front !== null) {
        const failed = withFailure(front, input.username, nowMs());
        writeFront(paths.front, failed);
        const untilMs = waitUntil(failed, input.username, nowMs());
        throw untilMs === null ? error : new AppError('wrong-passphrase', { untilMs });
      }
      throw error;
    }
    return view();
  },

  'vault.recover': async ({ paths, cost: measure, signIn, view }, input) => {
    const cost = await measure();
    await signIn(
      (how) => openWithRecoveryCode(paths, input, { ...how, cost }),
      'session.recovered',
      codeFacts(input.how),
    );
    return view();
  },

  'provision.read': async (_door, input) => readNewVault(input.path),

  'backup.look': async ({ dir }, input) => look(input, dir),

  'backup.joinShares': async (_door, input) => joinFiles(input.paths),

  'backup.restore': async (door, input) => {
    const { dir, floor, nowMs, profileDir, lock, progress } = door;
    await lock();
    const done = await restore(dir, input, { floor, nowMs: nowMs(), profileDir, onProgress: progress });
    if (input.lessonsOf !== null) movePartners(input.lessonsOf, dir);
    return done;
  },

  'vault.lock': async ({ lock }, { backup }) => {
    await lock(backup);
    return { locked: true };
  },
});
