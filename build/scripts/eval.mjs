#!/usr/bin/env node
// npm run -s eval -- COMMAND …   Measures the product's own modules on labelled cases; prints one JSON object.
import { runTool } from './lib/tool.mjs';
import { runMain } from './lib/say.mjs';

await runMain(() => runTool('eval', 'test/eval/index.ts', process.argv.slice(2)));
