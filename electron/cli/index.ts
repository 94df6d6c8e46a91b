import fs from 'node:fs';
import { generateRsaKeyPair } from '../vault/crypto/x509/authority.ts';
import { runCli } from './run.ts';

/** Standard output belongs to the replies: whatever a library prints goes to standard error. */
console.log = console.error;
console.info = console.error;

// `… | head` closes the pipe early: nobody reads on, and that is no fault
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.umask(0o077); // whatever is made here is for its owner alone, as in the application

const status = await runCli(
  {
    out: (line) => void process.stdout.write(`${line}\n`),
    say: (line) => void process.stderr.write(`${line}\n`),
    readStdin: () => fs.readFileSync(0),
    newKeyPair: generateRsaKeyPair,
    nowMs: Date.now,
    appVersion: process.env['npm_package_version'] ?? '0',
  },
  process.argv.slice(2),
);
process.exitCode = status;
