#!/usr/bin/env node
// npm run bench -- [--rows N] [--only NAME] [--keep DIR] [--json]   Benchmarks against plain counterparts in the same run.
import { runTool } from './lib/tool.mjs';
import { runMain } from './lib/say.mjs';

await runMain(() => runTool('bench', 'test/bench/index.ts', process.argv.slice(2), { forBench: true }));
