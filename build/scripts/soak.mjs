#!/usr/bin/env node
// npm run soak [-- FACTOR]: the long forms of the fuzzers, random walks and killed processes, FACTOR times each (default 20),
// with the time of each. For a quiet machine and a night; it is no part of `npm test`.
// npm run soak -- suites: what others made (NIST PKITS, Wycheproof, from Debian's packages), counted; a minute.
import { run } from './lib/run.mjs';
import { vitestArgs } from './lib/runners.mjs';
import { runMain, say } from './lib/say.mjs';
import { fetchSuites } from './lib/suites.mjs';
import { runTool } from './lib/tool.mjs';
import { ensureApp } from './lib/workspace.mjs';

const LONG = {
  unit: [
    'test/unit/crypto/fuzzParsers.test.ts',
    'test/unit/crypto/cms.test.ts',
    'test/unit/crypto/cmsEnvelope.test.ts',
    'test/unit/crypto/envelope.test.ts',
    'test/unit/domain/numbering.test.ts',
    'test/unit/reader/skimSyntax.test.ts',
  ],
  integration: [
    'test/integration/insider/table.test.ts',
    'test/integration/vault/fuzzOps.test.ts',
    'test/integration/fuzz/coverage.test.ts',
    'test/integration/fuzz/takenIn.test.ts',
    'test/integration/registers/killed.test.ts',
    'test/integration/registers/schedules.test.ts',
    'test/integration/registers/typing.test.ts',
    'test/integration/exchange/hostileFolder.test.ts',
    'test/integration/exchange/killed.test.ts',
    'test/integration/reader/hostile.test.ts',
    'test/integration/updates/oldVault.test.ts',
    'test/integration/backup/killed.test.ts',
    'test/integration/protection/wordsBehind.test.ts',
    'test/integration/figures/counts.test.ts',
    'test/integration/training/dates.soak.ts',
    'test/integration/relay/killed.test.ts',
  ],
};

await runMain(async () => {
  if (process.argv[2] === 'suites') return runTool('suites', 'test/suites/index.ts', [fetchSuites()]);
  await ensureApp();
  const factor = process.argv[2] ?? '20';
  let failed = 0;
  for (const [project, files] of Object.entries(LONG)) {
    for (const file of files) {
      const began = Date.now();
      const { code } = await run(process.execPath, [...vitestArgs(project), file], {
        env: { AN_THU_SOAK: factor },
      });
      say(
        `${code === 0 ? 'held  ' : 'FAILED'} ${file} x${factor} in ${((Date.now() - began) / 1000).toFixed(0)} s`,
      );
      if (code !== 0) failed += 1;
    }
  }
  return failed === 0 ? 0 : 1;
});
