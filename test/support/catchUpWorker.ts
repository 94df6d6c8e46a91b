import { writeSync } from 'node:fs';
import { catchUp } from '../../electron/vault/protection/catchUp.ts';
import { sealingOf } from '../../electron/vault/session/session.ts';
import { openPorts } from './openPorts.ts';
import { TEST_NOW_MS } from './vault.ts';

/** A process that makes up for what is behind until it is killed or done; tells when it begins. */
const { ports, db, session } = await openPorts(
  process.argv[2] ?? '',
  'vanthu',
  () => TEST_NOW_MS + 24 * 3600_000,
);
const step = catchUp({ db, ports, sealing: sealingOf(session) }, (cause) => {
  throw cause;
});
writeSync(1, 'ready\n');
while (!step(0));
writeSync(1, 'done\n');
setInterval(() => undefined, 1_000); // waits to be killed
