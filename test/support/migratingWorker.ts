import { writeSync } from 'node:fs';
import { asLaterProgram } from './laterProgram.ts';
import { callerOf, serviceFor, TEST_NOW_MS, TEST_PASSPHRASE } from './vault.ts';

/** A process of a later program that opens an older vault, until it is killed or has opened it; tells when it begins. */
asLaterProgram();
const service = serviceFor(process.argv[2] ?? '', () => TEST_NOW_MS + 24 * 3600_000);
writeSync(1, 'ready\n');
await callerOf(service).ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
writeSync(1, 'done\n');
setInterval(() => undefined, 1_000); // waits to be killed
