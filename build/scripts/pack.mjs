#!/usr/bin/env node
// node build/scripts/pack.mjs [electron-builder targets]      the package for users, official Electron only;
//                                                             without targets: Linux as folder, tar.gz and deb
// node build/scripts/pack.mjs --smoke                         the folder that test/package drives
// node build/scripts/pack.mjs --development                   tar.gz and deb of it, marked as a development package
import { makeLinuxFiles, packForSmoke, packForUsers } from './lib/pack.mjs';
import { runMain, say } from './lib/say.mjs';
import { ensureApp } from './lib/workspace.mjs';

await runMain(async () => {
  await ensureApp();
  const given = process.argv.slice(2);
  if (given.includes('--smoke')) await packForSmoke();
  else if (given.includes('--development')) {
    await packForSmoke();
    makeLinuxFiles({ development: true });
  } else if (given.length > 0) await packForUsers(given);
  else {
    await packForUsers(['--linux', 'dir']);
    makeLinuxFiles({ development: false });
  }
  say('Packed into dist/.');
});
