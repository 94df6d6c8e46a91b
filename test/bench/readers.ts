import { openRaw } from '../support/rawDatabase.ts';
import { incoming } from '../support/registration.ts';
import { createTestVault, type TestVault } from '../support/vault.ts';
import { median, ratioOf, type Result } from './measure.ts';

const READERS = 200;
const ROUNDS = 60;

/**
 * Opening a classified document that 200 people read (record, words, directions' key, list of readers), against one
 * that three read, in the same vault. The first look of a session opens the content key by RSA; it is told apart.
 */
export async function manyReaders(): Promise<Result[]> {
  const vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'bithu', 'chuyenvien'],
  });
  try {
    const clerk = await vault.as('vanthu');
    const entry = {
      book: 'classified-incoming',
      level: 'mat',
      presentTo: vault.ids['bithu'] ?? null,
    } as const;
    const many = await clerk.ok('documents.registerIncoming', incoming({ ...entry, code: '1-CV/TU' }));
    const few = await clerk.ok('documents.registerIncoming', incoming({ ...entry, code: '2-CV/TU' }));
    await vault.close();
    await addReaders(vault, many.id);
    const leader = await vault.as('bithu');
    const open = async (id: string): Promise<number> => {
      const begin = performance.now();
      await leader.ok('documents.get', { id });
      await leader.ok('access.readers', { documentId: id });
      return performance.now() - begin;
    };
    const first = { ours: await open(many.id), anchor: await open(few.id) };
    const ours: number[] = [];
    const anchor: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await open(many.id));
      anchor.push(await open(few.id));
    }
    return [
      ratioOf('open-200-readers', READERS, { ours: median(ours), anchor: median(anchor) }, 'ms', null),
      ratioOf('open-200-readers-first', READERS, first, 'ms', null),
    ];
  } finally {
    await vault.remove();
  }
}

/** 198 more people with a grant each; the bytes of a grant that nobody opens here may be any. */
async function addReaders(vault: TestVault, documentId: string): Promise<void> {
  const db = await openRaw(vault.dir);
  const wrapped = db.prepare('SELECT wrapped FROM content_key_grant LIMIT 1').pluck().get();
  db.transaction(() => {
    for (let n = 2; n < READERS; n += 1) {
      const id = `c${n.toString(16).padStart(31, '0')}`;
      db.prepare(
        `INSERT INTO person (id, revision, username, full_name, position, state, must_change_passphrase, created_ms)
         VALUES (?, 1, ?, ?, 'Chuyên viên', 'active', 0, 0)`,
      ).run(id, `u${n}`, `Người đọc ${n}`);
      db.prepare("INSERT INTO person_role VALUES (?, 'specialist')").run(id);
      db.prepare('INSERT INTO document_reader (document_id, person_id, since_ms) VALUES (?, ?, 0)').run(
        documentId,
        id,
      );
      db.prepare('INSERT INTO content_key_grant VALUES (?, ?, ?, 0)').run(documentId, id, wrapped);
    }
  })();
  db.close();
}
