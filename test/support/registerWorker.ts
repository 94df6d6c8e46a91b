import { writeSync } from 'node:fs';
import { registering } from './registerJob.ts';

/** A process that registers documents with files until it is killed; tells every entry that was acknowledged. */
await registering(process.argv[2] ?? '', (text) => writeSync(1, `${text}\n`));
