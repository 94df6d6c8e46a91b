import { ensureTool } from './bundles.mjs';
import { ensureNodeModules } from './nodeModules.mjs';
import { runNode } from './run.mjs';
import { ensureApp, ensureNative } from './workspace.mjs';

/**
 * Bundles a TypeScript tool with the product's modules and runs it under plain Node, standard output untouched.
 * Benchmarks also need plain better-sqlite3, the built app and an Electron (cold start).
 */
export async function runTool(name, entry, args, { forBench = false } = {}) {
  await ensureNodeModules();
  const env = forBench ? await ensureApp() : {};
  await ensureNative({ withPlain: forBench });
  const file = await ensureTool(name, entry);
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const { code } = await runNode(['--expose-gc', file, ...args], { env, cwd });
  return code;
}
