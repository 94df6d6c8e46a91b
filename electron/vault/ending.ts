import { raise } from '../../shared/errors.ts';
import { headDue, signHead } from './audit/heads.ts';
import { failure, type Dispatcher } from './dispatch.ts';
import type { Opened } from './opened.ts';
import { sealLeft } from './seals/seal.ts';

type Report = Dispatcher['report'];

/** Every act seals what it wrote; a row that was written beside all of them is a bug, told and not left behind. */
export function sealRest({ session, view }: Opened, report: Report): void {
  try {
    if (sealLeft(session.db, view.sealing)) raise('internal', { at: 'unsealed' });
  } catch (cause) {
    failure({ report }, 'vault.lock', cause);
  }
}

/** After an act, when an hour or a thousand entries are over; at the end of a session always. */
export function keepHead({ view, heads }: Opened, when: 'due' | 'exit', nowMs: number, report: Report): void {
  const { db, ports } = view;
  try {
    const reason = when === 'exit' ? 'exit' : headDue(db, nowMs);
    if (reason !== null) db.transaction(() => signHead(ports, reason)).immediate();
    heads.keep(when === 'exit' ? 'now' : 'due');
  } catch (cause) {
    // a head that is missing shows in the next check; it must not stop the act or the lock
    failure({ report }, 'ledger.head', cause);
  }
}
