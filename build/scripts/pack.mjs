#!/usr/bin/env node
// node build/scripts/pack.mjs [electron-builder targets]      the package for users, official Electron only
// node build/scripts/pack.mjs --smoke                         the package that test/package drives
import { packForSmoke, packForUsers } from './lib/pack.mjs';
import { runMain, say } from './lib/say.mjs';
import { ensureApp } from './lib/workspace.mjs';

await runMain(async () => {
  await ensureApp();
  const given = process.argv.slice(2);
  if (given.includes('--smoke')) await packForSmoke();
  else await packForUsers(given.length > 0 ? given : ['--dir']);
  say('Packed into dist/.');
});
