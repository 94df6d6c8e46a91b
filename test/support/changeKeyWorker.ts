import { callerOf, serviceFor, TEST_NOW_MS, TEST_PASSPHRASE } from './vault.ts';

/** A process that opens a vault whose key is to be changed, and dies after so many of its steps. */
const [dir = '', dieAfter = '0'] = process.argv.slice(2);
const service = serviceFor(dir, () => TEST_NOW_MS);
service.onEvent((event) => {
  if (event.topic === 'progress' && event.done === Number(dieAfter)) process.kill(process.pid, 'SIGKILL');
});
await callerOf(service).ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
process.stdout.write('opened\n');
await service.close();
