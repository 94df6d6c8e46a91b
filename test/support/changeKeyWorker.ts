import { callerOf, serviceFor, TEST_NOW_MS, TEST_PASSPHRASE } from './vault.ts';

/**
 * A process that dies after so many steps of a change of the vault key: of the one that an opening does, or, where somebody is
 * named, of the one in the act by which that person leaves.
 */
const [dir = '', dieAfter = '0', leaver] = process.argv.slice(2);
const service = serviceFor(dir, () => TEST_NOW_MS);
service.onEvent(({ topic, ids, done }) => {
  const step = topic === 'progress' && leaver === undefined ? done : ids[0] === 'changing' ? ids[1] : null;
  if (step !== null && String(step) === dieAfter) process.kill(process.pid, 'SIGKILL');
});
const caller = callerOf(service);
const username = leaver === undefined ? 'vanthu' : 'quantri';
await caller.ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
process.stdout.write('opened\n');
if (leaver !== undefined) {
  const { people } = await caller.ok('people.list', {});
  const { id = '', revision = 0 } = people.find((one) => one.username === leaver) ?? {};
  await caller.ok('people.leave', { id, revision, reason: 'Nghỉ việc', handOver: null });
  process.stdout.write('left\n');
}
await service.close();
