import type { Topic } from '../../../shared/ipc/reply.ts';
import { ledgerHead } from '../audit/store.ts';
import { wipe } from '../crypto/primitives.ts';
import type { LedgerDraft } from '../ports.ts';
import type { Session } from '../session/session.ts';
import { firstKey } from '../session/vaultKeys.ts';
import { beginIfBehind, recordIfBehind, type SeenHead } from './behind.ts';
import { folderOf } from './commands.ts';
import { currentEpoch } from '../tables/epochs.ts';
import { headBeside, headInProfile, keepIn, keptIn, type VaultSecret } from './keptHead.ts';
import { backupKeys } from './keys.ts';
import { newestHead } from './newestHead.ts';
import { rootIn } from './places.ts';
import { targets } from './store.ts';
import { within } from './set/within.ts';

/** What the media may cost the sign-in; whoever has not answered by then answers beside it. */
const FIRST_LOOK_MS = 15;
/** How long the first act of a session waits for media that are slow, from the sign-in on: no number comes before them. */
const LAST_LOOK_MS = 3_000;
const KEEP_EVERY_MS = 3_600_000;
const KEEP_EVERY_ENTRIES = 1_000;

export interface HeadKeeperOptions {
  readonly session: Session;
  readonly vaultDir: string;
  /** the folder of whoever is signed in to the operating system; null: nothing is kept there */
  readonly profileDir: string | null;
  readonly nowMs: () => number;
  /** a medium that answered after the sign-in showed that this vault is behind; it is recorded already */
  readonly onLate: (changed: readonly Topic[]) => void;
  readonly onFault: (cause: unknown) => void;
}

/** Remembers outside the vault how far its ledger is, and notices when it is further than this vault knows. */
export interface HeadKeeper {
  /** Asks every place that may know; never longer than a few hundredths of a second. */
  look(): Promise<void>;
  /** What the places that have answered say, as entries; runs in the transaction of the sign-in. */
  drafts(): LedgerDraft[];
  /** The entries of the sign-in are written: whoever answers from now on is recorded at once. */
  begin(): void;
  /** The same session, on another database: the key of the vault changed. What was seen in between is recorded now. */
  goOn(next: Session): void;
  /** Resolves when every medium has answered, or had its time; null: that was so long ago. */
  settled(): Promise<unknown> | null;
  /** Writes the head to both places; `due`: only when an hour or a thousand entries are over. */
  keep(when: 'due' | 'now'): void;
  /** Nobody is waited for, nothing is recorded any more. */
  stop(): void;
}

/** A training vault is put back and forth by its exercises, and its numbers stand on no paper. */
export function createHeadKeeper(options: HeadKeeperOptions): HeadKeeper {
  const { vaultDir, profileDir, nowMs, onLate, onFault } = options;
  let { session } = options;
  const { station, slot } = session;
  if (station.training) return NO_KEEPER;
  // an older folder that is put back has the key of its day: what warns it must open with the first
  const secret: VaultSecret = {
    vaultKey: firstKey(session.header, slot.vaultKey),
    vaultId: station.vaultId,
  };
  const places = [
    { where: 'beside' as const, file: headBeside(vaultDir) },
    ...(profileDir === null
      ? []
      : [{ where: 'profile' as const, file: headInProfile(profileDir, station.vaultId) }]),
  ];
  const seen: SeenHead[] = [];
  /** seen while the key of the vault changed */
  const late: SeenHead[] = [];
  let state: 'looking' | 'begun' | 'stopped' = 'looking';
  let all: Promise<unknown> | null = null;
  let looked: () => void = () => undefined;
  const whenLooked = new Promise<void>((resolve) => (looked = resolve));
  let isBehind = false;
  let kept: { readonly atMs: number; readonly seq: number } | null = null;
  const keys = backupKeys(slot.vaultKey, session.header);

  function note(head: SeenHead): void {
    if (state === 'stopped') return;
    seen.push(head);
    if (state !== 'begun') return;
    if (session.db.open) record([head]);
    else late.push(head);
  }

  function record(heads: readonly SeenHead[]): void {
    if (heads.length === 0 || !recordIfBehind(session, heads, nowMs())) return;
    keep('now');
    onLate(['backup.changed', 'registers.changed']);
  }

  async function lookAtMedia(): Promise<void> {
    const asked = targets(session.db).map(async (target) => {
      const folder = folderOf(target, vaultDir);
      try {
        const head = await newestHead(
          rootIn(folder, station.vaultId),
          target.folder ?? '',
          keys,
          () => whenLooked,
        );
        if (head !== null) note({ where: 'backup', head });
      } catch (cause) {
        if (state !== 'stopped') onFault(cause);
      }
    });
    const answers = Promise.all(asked).finally(() => keys.wipe());
    all = within(answers, LAST_LOOK_MS).finally(() => (all = null));
    await within(answers, FIRST_LOOK_MS);
    setImmediate(looked); // the person who waits for the vault to open comes first
  }

  function keep(when: 'due' | 'now'): void {
    if (state !== 'begun') return;
    const { seq, hash } = ledgerHead(session.db);
    const atMs = nowMs();
    const isDue = kept === null || atMs - kept.atMs >= KEEP_EVERY_MS || seq - kept.seq >= KEEP_EVERY_ENTRIES;
    if (kept?.seq === seq || (when === 'due' && !isDue)) return;
    const head = { epoch: currentEpoch(session.db), seq, hash: Buffer.from(hash).toString('hex'), atMs };
    for (const { file } of places) keepIn(file, head, secret);
    kept = { atMs, seq };
  }

  return {
    async look() {
      for (const { where, file } of places) {
        const head = keptIn(file, secret);
        if (head !== null) seen.push({ where, head });
      }
      await lookAtMedia();
    },
    drafts() {
      const drafts = beginIfBehind(session, seen, nowMs());
      isBehind = drafts.length > 0;
      return drafts;
    },
    begin() {
      state = 'begun';
      if (isBehind) keep('now');
    },
    goOn(next) {
      session = next;
      record(late.splice(0));
    },
    settled: () => all,
    keep,
    stop() {
      state = 'stopped';
      keys.wipe();
      wipe(secret.vaultKey);
    },
  };
}

const NO_KEEPER: HeadKeeper = {
  look: async () => undefined,
  drafts: () => [],
  begin: () => undefined,
  goOn: () => undefined,
  settled: () => null,
  keep: () => undefined,
  stop: () => undefined,
};
