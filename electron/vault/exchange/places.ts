import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../db/handles.ts';
import { namedRaw } from '../envelopes/listStore.ts';
import { ENDING, folder } from '../disk/places.ts';

/** At sign-in: files of a sending or a reading that a crash interrupted before its row was written. */
export function sweepExchange(at: { readonly db: Db; readonly dir: string }): number {
  const named = namedRaw(at.db);
  let removed = 0;
  for (const box of ['inbox', 'outbox'] as const) {
    const path = folder(at.dir, box);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path)) {
      const ours = /^[0-9a-f]{32,64}\.(?:atg|part)$|^[0-9a-f]{32}\.(?:atg\.part|sealed)$/.test(name);
      if (!ours || (name.endsWith(ENDING) && named[box].has(name.slice(0, -ENDING.length)))) continue;
      rmSync(join(path, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}

/** The sweep as a task of every sign-in; what can't be removed now is no harm and is met again next time. */
export function sweepExchangeAfterSignIn(at: { readonly db: Db; readonly dir: string }): void {
  try {
    sweepExchange(at);
  } catch {
    // only files that no row names are swept
  }
}
