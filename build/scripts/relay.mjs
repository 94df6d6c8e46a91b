#!/usr/bin/env node
// npm run -s relay -- make|provision|sign|start …   Configuration of a relay, and one for development.
import { runTool } from './lib/tool.mjs';
import { runMain } from './lib/say.mjs';

await runMain(() => runTool('relay', 'build/relay/index.ts', process.argv.slice(2)));
