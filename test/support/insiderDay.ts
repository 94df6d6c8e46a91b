import fs from 'node:fs';
import path from 'node:path';
import { constants, type KeyObject, privateDecrypt } from 'node:crypto';
import { openCms } from '../../electron/vault/crypto/cms/envelope.ts';
import { unwrapSecret } from '../../electron/vault/crypto/wrap.ts';
import { openEncrypted, type WriteDb } from '../../electron/vault/db/handles.ts';
import { readContainer } from '../../electron/vault/envelopes/container.ts';
import { databaseKey } from '../../electron/vault/session/vaultKeys.ts';
import { vaultPaths } from '../../electron/vault/disk/layout.ts';
import { checkActs, inSlices } from '../../electron/vault/seals/check.ts';
import { ledgerNow, sealedRows, writeSeal } from '../../electron/vault/seals/seal.ts';
import { openWithPassphrase } from '../../electron/vault/session/open.ts';
import { closeSession, sealingOf } from '../../electron/vault/session/session.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { ALONE } from './inputs.ts';
import type { Insider } from './insider.ts';
import { type Cell, change } from './insiderCells.ts';
import type { Means } from './insiderMeans.ts';
import { INSIDER, SECRETS } from './insiderNames.ts';
import type { InsiderOffice } from './insiderOffice.ts';
import { signing } from './proposals.ts';
import { everyRow } from './rawDatabase.ts';
import { incoming } from './registration.ts';
import { type Caller, callerOf, serviceFor, TEST_ARGON, TEST_PASSPHRASE } from './vault.ts';

/** `seals`: the check of acts alone; `short`: the clerk signs in, reads the record, checks the ledger; `full`: everybody works. */
export type Length = 'seals' | 'short' | 'full';

/** What people saw and were refused in a day; what told that the vault had been changed; what the insider got. */
export interface Day {
  /** what was asked, and what came of it: equal days are equal texts */
  readonly seen: ReadonlyMap<string, string>;
  readonly told: readonly string[];
  /** a classified word, a key of one, another post */
  readonly got: readonly string[];
}

export interface Stage {
  readonly office: InsiderOffice;
  readonly insider: Insider;
  readonly means: Means;
  /** the folder into which the office is copied for each cell */
  readonly place: string;
}

/** The database of a folder, with the key that the insider kept. */
export const opened = (dir: string, { vaultKey, header }: Insider): WriteDb =>
  openEncrypted(path.join(dir, 'vault.db'), databaseKey(vaultKey, header.vaultId), { create: false });

export interface Played {
  /** what was done; null: nothing can be changed so */
  readonly changed: string | null;
  /** the same of each cell */
  readonly each: readonly (string | null)[];
  readonly day: Day | null;
}

/** `sealed`: the insider signs what was changed, with a session of the own that the own key certifies. */
export type Manner = 'plain' | 'sealed';

/** Copies the office, makes the change, and lets everybody live a day. */
export async function play(
  stage: Stage,
  cells: Cell | readonly Cell[],
  length: Length,
  manner: Manner = 'plain',
): Promise<Played> {
  const { office, place } = stage;
  fs.rmSync(place, { recursive: true, force: true });
  fs.cpSync(office.template, place, { recursive: true });
  const dir = path.join(place, 'kho');
  const each = await readIn(dir, stage.insider, (db) =>
    [cells].flat().map((cell) => change(db, cell, stage.means)),
  );
  const changed = each.every((one) => one === null) && each.length > 0 ? null : each.join(', ');
  if (changed === null) return { changed, each, day: null };
  if (manner === 'sealed') await sealAsInsider(stage, dir);
  return { changed, each, day: await live(stage, dir, length) };
}

/** A seal of the insider over each row that is not as its last seal says. Where signing in is refused, none. */
async function sealAsInsider({ means }: Stage, dir: string): Promise<void> {
  const options = { networked: false, floor: TEST_ARGON, nowMs: means.nowMs };
  const session = await openWithPassphrase(vaultPaths(dir), INSIDER, TEST_PASSPHRASE, options).catch(
    () => null,
  );
  if (session === null) return;
  try {
    const { db } = session;
    const { faults } = await inSlices(checkActs(db, null));
    const rows = faults.flatMap((fault) => ('table' in fault ? [{ t: fault.table, k: fault.key }] : []));
    const from = ledgerNow(db)[0] + 1;
    const seal = { kind: 'act' as const, from, rows: sealedRows(db, rows) };
    db.transaction(() => writeSeal(db, sealingOf(session), seal)).immediate();
  } finally {
    closeSession(session);
  }
}

async function readIn<T>(dir: string, insider: Insider, what: (db: WriteDb) => T | Promise<T>): Promise<T> {
  const db = opened(dir, insider);
  try {
    return await what(db);
  } finally {
    db.close();
  }
}

interface Diary {
  readonly seen: Map<string, string>;
  readonly told: Set<string>;
  /** Somebody signs in, works, and locks. */
  at(who: string, works: (caller: Caller) => Promise<void>): Promise<void>;
  note<T>(name: string, reply: Reply<T>, what: (value: T) => unknown): void;
}

function diaryOf({ means }: Stage, dir: string): Diary {
  const seen = new Map<string, string>();
  const told = new Set<string>();
  let now = means.nowMs;
  const note: Diary['note'] = (name, reply, what) =>
    void seen.set(
      name,
      reply.ok
        ? (JSON.stringify(what(reply.value)) ?? '')
        : `${REFUSED}${[reply.error.code, reply.error.params['why']].filter(Boolean).join(' ')}`,
    );
  return {
    seen,
    told,
    note,
    at: async (who, works) => {
      const incidents: string[] = [];
      const service = serviceFor(
        dir,
        () => (now += 1000),
        undefined,
        null,
        true,
        (_, op) => incidents.push(op),
      );
      const caller = callerOf(service);
      try {
        const reply = await caller.call('vault.unlock', { username: who, passphrase: TEST_PASSPHRASE });
        note(`${who} signs in`, reply, ({ roles }) => roles);
        if (reply.ok) await works(caller);
      } finally {
        await service.close();
      }
      if (incidents.length > 0) seen.set(`${who} meets a bug`, incidents.join(' '));
    },
  };
}

const REFUSED = 'refused: ';

async function live(stage: Stage, dir: string, length: Length): Promise<Day> {
  const { insider } = stage;
  if (length === 'seals') return { seen: new Map(), told: await toldBySeals(stage, dir), got: [] };
  const diary = diaryOf(stage, dir);
  const before = await readIn(dir, insider, entriesOf);
  const wraps = await readIn(dir, insider, wrapsOf);
  if (length === 'short') await shortDay(stage, diary);
  else await fullDay(stage, diary);
  for (const [act, count] of await readIn(dir, insider, entriesOf))
    diary.seen.set(`${ENTRIES}${act}`, String(count - (before.get(act) ?? 0)));
  const got = length === 'short' ? [] : await readIn(dir, insider, (db) => loot(stage, db, wraps));
  return { seen: diary.seen, told: [...diary.told], got };
}

async function toldBySeals({ means }: Stage, dir: string): Promise<string[]> {
  const options = { networked: false, floor: TEST_ARGON, nowMs: means.nowMs };
  const session = await openWithPassphrase(vaultPaths(dir), 'vanthu', TEST_PASSPHRASE, options);
  try {
    const { found } = await inSlices(checkActs(session.db, null));
    return found > 0 ? ['acts'] : [];
  } finally {
    closeSession(session);
  }
}

const ENTRIES = 'entries ';

async function shortDay({ office }: Stage, { at, note, told }: Diary): Promise<void> {
  await at('vanthu', async (clerk) => {
    note('clerk sees', await clerk.call('documents.get', { id: office.records.secret }), shown);
    judgeLedger(await clerk.call('ledger.verify', {}), told);
  });
}

async function fullDay({ office, place }: Stage, { at, note, told }: Diary): Promise<void> {
  const { records, pair, vault } = office;
  const medium = path.join(place, 'medium');
  await at('coyeu', async (cipher) => {
    const overview = await cipher.call('keys.list', {});
    note('cipher sees', overview, ({ requests }) => requests.length);
    for (const { id } of overview.ok ? overview.value.requests : [])
      note('cipher issues', await cipher.call('keys.issue', { requestId: id }), () => 'ok');
  });
  await at('vanthu', async (clerk) => {
    note('clerk sees', await clerk.call('documents.get', { id: records.secret }), shown);
    note('clerk sees open', await clerk.call('documents.get', { id: records.open }), shown);
    const open = incoming({ code: '9-CV/TU' });
    note('clerk registers', await clerk.call('documents.registerIncoming', open), () => 'ok');
    const secret = incoming({
      book: 'classified-incoming',
      level: 'mat',
      code: '8-CV/TU',
      subject: SECRETS.newSubject,
      presentTo: vault.ids['bithu'] ?? '',
    });
    note('clerk registers classified', await clerk.call('documents.registerIncoming', secret), () => 'ok');
    const letter = { documentId: records.outgoing, to: [{ stationId: pair.b.stationId }] };
    note('clerk sends', await clerk.call('exchange.send', letter), () => 'ok');
    note(
      'clerk writes',
      await clerk.call('exchange.writeFolder', { path: medium }),
      ({ written }) => written,
    );
    note('clerk reads', await clerk.call('exchange.readFolder', { path: medium }), (report) => report);
    note('clerk looks', await clerk.call('exchange.peers', {}), ({ peers }) => peers);
    judgeLedger(await clerk.call('ledger.verify', {}), told);
  });
  await at('bithu', async (secretary) => {
    const reply = await secretary.call('documents.get', { id: records.secret });
    note('secretary sees', reply, shown);
    if (reply.ok)
      note(
        'secretary directs',
        await secretary.call('documents.direct', {
          ...ALONE,
          id: records.secret,
          revision: reply.value.revision,
          text: SECRETS.newDirection,
          leadId: vault.ids['chuyenvien'] ?? '',
        }),
        () => 'ok',
      );
    const draft = await secretary.call('proposals.get', { id: records.draft });
    note('secretary sees draft', draft, ({ subject, level, state, drafter, signer }) => [
      subject,
      level,
      state,
      drafter,
      signer,
    ]);
    if (draft.ok && draft.value.state === 'presented')
      note(
        'secretary signs',
        await secretary.call('proposals.sign', await signing(secretary, records.draft)),
        () => 'ok',
      );
  });
  await at(INSIDER, async (me) => {
    for (const id of [records.secret, records.outgoing]) {
      const reply = await me.call('documents.get', { id });
      note(`insider asks for ${id === records.secret ? 'secret' : 'outgoing'}`, reply, shown);
    }
  });
  await at('quantri', async (admin) => {
    note('administrator sees people', await admin.call('people.list', {}), ({ people }) =>
      people.map(({ username, roles, state, fullName, position }) => [
        username,
        roles,
        state,
        fullName,
        position,
      ]),
    );
    if (told.size > 0) return;
    note('health', await admin.call('health.check', {}), ({ findings }) =>
      findings
        .filter(({ state }) => state !== 'good')
        .map(({ part, state, tells }) => [part, state, tells].join(' ')),
    );
  });
}

/** Of a record what a person acts upon. */
const shown = (value: {
  readonly level: string;
  readonly subject?: string | null;
  readonly state: string;
  readonly holder?: unknown;
  readonly directions?: readonly { readonly text: string | null; readonly by: unknown }[];
  readonly attachments?: readonly { readonly name: string | null; readonly readable?: boolean }[];
}): unknown => [
  value.level,
  value.state,
  value.subject,
  value.holder,
  value.directions?.map(({ text, by }) => [text, by]),
  value.attachments?.map(({ name, readable }) => [name, readable]),
];

function judgeLedger(reply: Reply<Output<'ledger.verify'>>, told: Set<string>): void {
  if (!reply.ok) told.add(`ledger ${reply.error.code}`);
  else {
    const { intact, heads, acts } = reply.value;
    if (!intact) told.add('ledger');
    if (heads !== null && heads.firstWrong !== null) told.add('heads');
    if (acts.found > 0) told.add('acts');
  }
}

const entriesOf = (db: WriteDb): Map<string, number> =>
  new Map(db.prepare('SELECT act, count(*) FROM ledger GROUP BY act').raw().all() as [string, number][]);

interface Wrap {
  readonly context: string;
  readonly wrapped: Buffer;
}

/** Every key that is wrapped for somebody, with what it is bound to. */
const wrapsOf = (db: WriteDb): Wrap[] =>
  db
    .prepare(
      `SELECT 'an-thu/content-key/' || document_id || '/' || person_id AS context, wrapped FROM content_key_grant
       UNION ALL SELECT 'an-thu/record-key/' || document_id || '/' || name || '/' || holder, wrapped FROM record_key
       UNION ALL SELECT 'an-thu/' || key_kind || '-key/' || person_id, wrapped FROM key_grant
       UNION ALL SELECT 'an-thu/content-key/' || proposal_id || '/' || person_id, wrapped FROM proposal_key_grant`,
    )
    .all() as Wrap[];

/** What the insider carries away with the key of the database and the keys that were planted. */
function loot({ means, place, office }: Stage, db: WriteDb, before: readonly Wrap[]): string[] {
  const text = everyRow(db);
  const known = new Set(before.map(({ wrapped }) => wrapped.toString('base64')));
  const fresh = wrapsOf(db).filter(({ wrapped }) => !known.has(wrapped.toString('base64')));
  const planted = [means.planted.privateKey, means.request.encrypt];
  return [
    ...Object.entries(SECRETS).flatMap(([name, words]) => (text.includes(words) ? [`reads ${name}`] : [])),
    ...(fresh.some((wrap) => planted.some((key) => opens(key, wrap))) ? ['opens a new key'] : []),
    ...(wordsUnder(db, means).length > 0 ? ['opens new words'] : []),
    ...(lettersFor(path.join(place, 'medium', 'an-thu', office.pair.b.stationId), means) > 0
      ? ['opens a letter']
      : []),
  ];
}

function opens(key: KeyObject, { context, wrapped }: Wrap): boolean {
  try {
    const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
    privateDecrypt({ key, ...oaep, oaepLabel: Buffer.from(context) }, wrapped);
    return true;
  } catch {
    return false;
  }
}

/** Directions that lie under the key which the insider knows. */
function wordsUnder(db: WriteDb, { known }: Means): string[] {
  const rows = db.prepare('SELECT id, document_id AS record, body FROM direction').all() as {
    readonly id: string;
    readonly record: string;
    readonly body: string;
  }[];
  return rows.flatMap(({ id, record, body }) => {
    const [, name, sealed] = /^sealed:(text\.\d+):(.*)$/.exec(body) ?? [];
    if (name === undefined || sealed === undefined) return [];
    try {
      const context = `an-thu/record-text/${record}/${name}/direction/${id}`;
      return [unwrapSecret(known, Buffer.from(sealed, 'base64'), context).toString()];
    } catch {
      return [];
    }
  });
}

/** How many of the letters on the medium open with the key of the card that the insider made. */
function lettersFor(box: string, { partner }: Means): number {
  const files = fs.existsSync(box) ? fs.readdirSync(box).filter((name) => name.endsWith('.atg')) : [];
  return files.filter((name) => {
    const fd = fs.openSync(path.join(box, name), 'r');
    try {
      openCms(readContainer(fd, 1e9).cms, [partner.recipient], 'exchange');
      return true;
    } catch {
      return false;
    } finally {
      fs.closeSync(fd);
    }
  }).length;
}

/**
 * The verdict of one cell against a day in which nobody changed anything:
 * `decides: … ; …`   the insider got something, and whether it was noticed
 * `noticed: …`       by which check, finding or entry
 * `refused: …`       what asks for it is refused
 * `shown: …`         somebody saw something else than before, and nothing told
 * `without effect`   nobody saw anything else
 * `impossible`       the row can't be changed so
 */
export function judge({ changed, day }: Played, base: Day): string {
  if (changed === null || day === null) return IMPOSSIBLE;
  const got = day.got.filter((what) => !base.got.includes(what));
  const told = new Set(day.told);
  const refused: string[] = [];
  const others: string[] = [];
  for (const [name, is] of day.seen) {
    const was = base.seen.get(name);
    if (is === was) continue;
    if (name === 'health') for (const one of newOf(is, was)) told.add(`health ${one}`);
    else if (name.startsWith(ENTRIES)) {
      if (was === undefined) told.add(`entry ${name.slice(ENTRIES.length)}`);
    } else if (is.startsWith(REFUSED)) refused.push(`${name}, ${is.slice(REFUSED.length)}`);
    else if (name.startsWith('insider asks')) got.push('reads by asking');
    else if (name === `${INSIDER} signs in`) got.push('another post');
    else others.push(name);
  }
  const noticed =
    told.size > 0
      ? `noticed: ${[...told].toSorted().join(', ')}`
      : refused.length > 0
        ? `refused: ${refused.join('; ')}`
        : null;
  if (got.length > 0) return `decides: ${[...new Set(got)].join(', ')}; ${noticed ?? UNNOTICED}`;
  return noticed ?? (others.length > 0 ? `shown: ${others.join(', ')}` : WITHOUT_EFFECT);
}

export const UNNOTICED = 'unnoticed';
export const WITHOUT_EFFECT = 'without effect';
export const IMPOSSIBLE = 'impossible';

function newOf(is: string, was: string | undefined): string[] {
  const listOf = (text: string | undefined): string[] =>
    text === undefined || text.startsWith(REFUSED) ? [text ?? ''] : (JSON.parse(text) as string[]);
  const before = listOf(was);
  return listOf(is).filter((one) => !before.includes(one));
}
