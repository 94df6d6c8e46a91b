import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCertificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { unwrapSecret, wrapKey, wrapKeyFor } from '../../../electron/vault/crypto/wrap.ts';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { insider } from '../../support/insider.ts';
import { proposal, stage as stagePdf, walk } from '../../support/proposals.ts';
import { incoming, SAMPLE_ITEMS } from '../../support/registration.ts';
import { stage } from '../../support/twoStations.ts';
import {
  type Caller,
  createTestVault,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/**
 * A specialist with a program of the own, who writes what he likes into the database (audit N-02). The same record each
 * time: Tối mật, before the secretary; what honest people write about it afterwards must not open with the insider's keys,
 * and must not lie in plain.
 */
const WORDS = 'CHI DAO TOI MAT: khong de lo';
let vault: TestVault;
let id = '';
beforeEach(async () => {
  let now = TEST_NOW_MS;
  vault = await createTestVault({ profile: 'standalone', nowMs: () => (now += 1000) });
  ({ id } = await register('71-TTr/TU'));
});
afterEach(() => vault.remove());

const idOf = (username: string): string => vault.ids[username] ?? '';

async function register(code: string, change: Partial<Parameters<typeof incoming>[0]> = {}) {
  const clerk = await vault.as('vanthu');
  return clerk.ok(
    'documents.registerIncoming',
    incoming({
      book: 'classified-incoming',
      level: 'toi-mat',
      code,
      subject: 'VIEC TOI MAT',
      presentTo: idOf('bithu'),
      files: [await stage(clerk, 'm.txt', Buffer.from('x'))],
      ...change,
    }),
  );
}

/** The insider at the closed vault. @returns what he kept for himself */
async function plant<T>(work: (db: WriteDb) => T): Promise<T> {
  await vault.close();
  const db = (await insider(vault.dir, 'chuyenvien2')).database();
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Without what the database itself refuses. */
function freely(db: WriteDb, ...tables: string[]): void {
  for (const table of tables)
    for (const name of db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      .pluck()
      .all(table))
      db.exec(`DROP TRIGGER "${String(name)}"`);
}

const certificateOf = (db: WriteDb, personId: string) =>
  parseCertificate(
    db
      .prepare(
        "SELECT der FROM certificate WHERE owner = 'person' AND purpose = 'encrypt' AND person_id = ? AND revoked_ms IS NULL",
      )
      .pluck()
      .get(personId) as Buffer,
  );

const readersOf = (db: WriteDb): string[] =>
  db.prepare('SELECT person_id FROM content_key_grant WHERE document_id = ?').pluck().all(id) as string[];

function wrapWords(db: WriteDb, name: string, key: Buffer, holders: readonly string[]): void {
  for (const holder of holders)
    db.prepare(
      `INSERT INTO record_key (document_id, name, holder, wrapped) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped`,
    ).run(
      id,
      name,
      holder,
      wrapKeyFor(certificateOf(db, holder), key, `an-thu/record-key/${id}/${name}/${holder}`),
    );
}

async function direct(who: Caller, revision: number, leadId = idOf('chuyenvien')) {
  return who.call('documents.direct', {
    id,
    revision,
    text: WORDS,
    leadId,
    supportIds: [],
    dueOn: null,
    dueTime: null,
  });
}

/** Every text and every blob of the database in which the words stand open, or open with one of these keys. */
async function found(keys: readonly Buffer[] = []): Promise<string[]> {
  return plant((db) => {
    const hits: string[] = [];
    const bodies = db.prepare('SELECT id, body FROM direction WHERE document_id = ?').all(id) as {
      id: string;
      body: string;
    }[];
    for (const { id: direction, body } of bodies) {
      if (body.includes(WORDS)) hits.push('plain');
      const [, name, sealed] = /^sealed:([^:]+):(.*)$/.exec(body) ?? [];
      for (const key of keys)
        try {
          const context = `an-thu/record-text/${id}/${name}/direction/${direction}`;
          hits.push(unwrapSecret(key, Buffer.from(sealed ?? '', 'base64'), context).toString());
        } catch {
          // not this key
        }
    }
    return hits;
  });
}

const refused = (why: string) => ({ ok: false, error: { code: 'record-disagrees', params: { why } } });

async function secretaryDirects() {
  const secretary = await vault.as('bithu');
  const read = await secretary.call('documents.get', { id });
  return direct(secretary, read.ok ? read.value.revision : 1);
}

const health = async () => {
  const clerk = await vault.as('vanthu');
  const { findings } = await clerk.ok('health.check', {});
  return findings.find(({ part }) => part === 'records');
};

describe('keys that an insider gives a record', () => {
  it('a next one for its words, for each reader: what is written goes on under the old one', async () => {
    const key = randomBytes(32);
    await plant((db) => wrapWords(db, 'text.2', key, readersOf(db)));
    expect(await secretaryDirects()).toMatchObject({ ok: true });
    expect(await found([key])).toEqual([]);
    const secretary = await vault.as('bithu');
    const { directions } = await secretary.ok('documents.get', { id });
    expect(directions.map(({ text }) => text)).toEqual([WORDS]);
  });

  it('one in the place of the key of its words: refused', async () => {
    const key = randomBytes(32);
    await plant((db) => {
      db.prepare("DELETE FROM record_key WHERE document_id = ? AND name LIKE 'text.%'").run(id);
      wrapWords(db, 'text.1', key, readersOf(db));
    });
    const secretary = await vault.as('bithu');
    const reply = await direct(secretary, 1);
    expect(reply).toMatchObject({ ok: false });
    expect(await found([key])).toEqual([]);
  });

  it('a content key of the own, with everything under it: neither words nor files nor grants go under it', async () => {
    const [content, words] = [randomBytes(32), randomBytes(32)];
    await plant((db) => {
      for (const holder of readersOf(db))
        db.prepare('UPDATE content_key_grant SET wrapped = ? WHERE document_id = ? AND person_id = ?').run(
          wrapKeyFor(certificateOf(db, holder), content, `an-thu/content-key/${id}/${holder}`),
          id,
          holder,
        );
      for (const name of ['text.1', 'text.2'])
        db.prepare(
          `INSERT INTO record_key (document_id, name, holder, wrapped) VALUES (?, ?, 'content', ?)
           ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped`,
        ).run(id, name, wrapKey(content, words, `an-thu/record-key/${id}/${name}/content`));
    });
    expect(await secretaryDirects()).toMatchObject(refused('key'));
    const clerk = await vault.as('vanthu');
    const files = [await stage(clerk, 'n.txt', Buffer.from('y'))];
    const { revision } = await clerk.ok('documents.get', { id });
    expect(await clerk.call('documents.addFiles', { id, revision, files })).toMatchObject(refused('key'));
    expect(await found([content, words])).toEqual([]);
  });

  it('one for its line, wrapped for a keeper: it is not taken over under the register key', async () => {
    const key = randomBytes(32);
    await plant((db) => wrapWords(db, 'line.7', key, [idOf('vanthu'), idOf('vanthu2')]));
    await vault.as('vanthu2');
    const rows = await plant((db) =>
      db.prepare("SELECT holder FROM record_key WHERE document_id = ? AND name = 'line.7'").pluck().all(id),
    );
    expect(rows).not.toContain('register');
  });
});

describe('wrapped keys in another place', () => {
  it('grants of two readers exchanged, and the emergency halves of a key of the own: nothing is written', async () => {
    const key = randomBytes(32);
    await plant((db) => {
      const [a, b] = readersOf(db);
      const of = db.prepare('SELECT wrapped FROM content_key_grant WHERE document_id = ? AND person_id = ?');
      const [first, second] = [of.pluck().get(id, a), of.pluck().get(id, b)];
      const put = db.prepare(
        'UPDATE content_key_grant SET wrapped = ? WHERE document_id = ? AND person_id = ?',
      );
      put.run(second, id, a);
      put.run(first, id, b);
      const mask = randomBytes(32);
      const masked = Buffer.from(key.map((byte, at) => byte ^ (mask[at] ?? 0)));
      const half = (which: 'a' | 'b', share: Buffer): Buffer =>
        wrapKeyFor(
          parseCertificate(
            db
              .prepare('SELECT der FROM certificate WHERE owner = ? AND revoked_ms IS NULL')
              .pluck()
              .get(`emergency-${which}`) as Buffer,
          ),
          share,
          `an-thu/emergency/${which}/${id}`,
        );
      db.prepare('UPDATE content_key_escrow SET half_a = ?, half_b = ? WHERE document_id = ?').run(
        half('a', mask),
        half('b', masked),
        id,
      );
    });
    expect(await secretaryDirects()).toMatchObject({ ok: false, error: { code: 'key-not-granted' } });
    const leader = await vault.as('lanhdao');
    expect(
      await leader.call('access.emergency', {
        target: { documentId: id },
        passphrase: TEST_PASSPHRASE,
        secondUsername: 'vanthu2',
        secondPassphrase: TEST_PASSPHRASE,
        minutes: 30,
        ground: 'Người giữ văn bản vắng',
      }),
    ).toMatchObject(refused('key'));
    expect(await found([key])).toEqual([]);
  });
});

describe('a draft', () => {
  const REMARK = 'Y KIEN MAT ve du thao';
  async function drafted() {
    const drafter = await vault.as('chuyenvien');
    const file = await stagePdf(drafter);
    const made = await drafter.ok(
      'proposals.create',
      proposal(vault, { level: 'mat', itemRef: SAMPLE_ITEMS.mat, subject: 'VIEC MAT', file }),
    );
    return { id: made.id, revision: await walk(vault, made.id, made.revision, [['chuyenvien', 'propose']]) };
  }
  const remarks = (proposalId: string) =>
    plant((db) =>
      db.prepare('SELECT remark FROM proposal_step WHERE proposal_id = ?').pluck().all(proposalId),
    );

  it('whose key an insider exchanged for the checker: no remark goes under it', async () => {
    const draft = await drafted();
    const key = randomBytes(32);
    await plant((db) => {
      const checker = idOf('lanhdao');
      db.prepare('UPDATE proposal_key_grant SET wrapped = ? WHERE proposal_id = ? AND person_id = ?').run(
        wrapKeyFor(certificateOf(db, checker), key, `an-thu/draft-key/${draft.id}/${checker}`),
        draft.id,
        checker,
      );
    });
    const checker = await vault.as('lanhdao');
    expect(await checker.call('proposals.pass', { ...draft, remark: REMARK })).toMatchObject({ ok: false });
    expect(JSON.stringify(await remarks(draft.id))).not.toContain(REMARK);
  });

  it('whose level was lowered: refused, and no remark lies in plain', async () => {
    const draft = await drafted();
    await plant((db) => {
      freely(db, 'proposal', 'proposal_step');
      db.prepare("UPDATE proposal SET level = 'none' WHERE id = ?").run(draft.id);
    });
    const checker = await vault.as('lanhdao');
    expect(await checker.call('proposals.pass', { ...draft, remark: REMARK })).toMatchObject(
      refused('level'),
    );
    expect(JSON.stringify(await remarks(draft.id))).not.toContain(REMARK);
  });
});

describe('a level that an insider writes', () => {
  const lower = (db: WriteDb, ...tables: string[]): void => {
    freely(db, ...tables);
    for (const table of tables)
      db.prepare(
        `UPDATE ${table} SET level = 'none' WHERE ${table === 'document' ? 'id' : 'document_id'} = ?`,
      ).run(id);
  };

  it.each([[['document']], [['doc_list']], [['document', 'doc_list', 'reader_list']]])(
    'lower, in %s: nothing is written, and the health check tells it',
    async (tables) => {
      await plant((db) => lower(db, ...tables));
      expect(await health()).toMatchObject({ state: 'bad', tells: 'disagree', count: 1 });
      expect(await secretaryDirects()).toMatchObject(refused('level'));
      expect(await found()).toEqual([]);
    },
  );

  it('with every signed word about it gone: refused by the ledger, and by its book without one', async () => {
    await plant((db) => {
      lower(db, 'document', 'doc_list');
      freely(db, 'record_statement', 'ledger');
      db.prepare('DELETE FROM record_statement WHERE subject_id = ?').run(id);
    });
    expect(await secretaryDirects()).toMatchObject(refused('absent'));
    // what guards came back at the opening
    await plant((db) => {
      freely(db, 'ledger');
      db.prepare("UPDATE ledger SET facts = json_remove(facts, '$.stated') WHERE subject_id = ?").run(id);
    });
    expect(await secretaryDirects()).toMatchObject(refused('absent'));
    expect(await found()).toEqual([]);
  });

  it('higher, for an open one: nothing is written either', async () => {
    const clerk = await vault.as('vanthu');
    const open = await clerk.ok('documents.registerIncoming', incoming({ presentTo: idOf('bithu') }));
    await plant((db) => {
      freely(db, 'document', 'doc_list');
      db.prepare("UPDATE document SET level = 'mat' WHERE id = ?").run(open.id);
    });
    const again = await vault.as('vanthu');
    expect(await again.call('documents.get', { id: open.id })).toMatchObject(refused('level'));
  });
});

describe('readers', () => {
  const ground = 'Thôi tham gia việc này';
  async function withdrawn(): Promise<void> {
    expect(await secretaryDirects()).toMatchObject({ ok: true });
    const secretary = await vault.as('bithu');
    await secretary.ok('access.grant', { documentId: id, personId: idOf('lanhdao'), ground });
    await secretary.ok('access.withdraw', { documentId: id, personId: idOf('lanhdao'), ground });
  }

  it('a person who was put on the list, with a grant, gets no key of a withdrawal', async () => {
    await plant((db) => {
      db.prepare('INSERT INTO document_reader (document_id, person_id, since_ms) VALUES (?, ?, 0)').run(
        id,
        idOf('chuyenvien2'),
      );
      db.prepare('INSERT INTO content_key_grant VALUES (?, ?, ?, 0)').run(
        id,
        idOf('chuyenvien2'),
        randomBytes(384),
      );
    });
    await withdrawn();
    const grants = await plant(readersOf);
    expect(grants).not.toContain(idOf('chuyenvien2'));
    expect(grants).toContain(idOf('bithu'));
  });

  it('yesterday put back after a withdrawal: refused, whoever writes', async () => {
    const secretary = await vault.as('bithu');
    await secretary.ok('access.grant', { documentId: id, personId: idOf('chuyenvien2'), ground });
    const TABLES = ['content_key_grant', 'record_key', 'document_reader'];
    const yesterday = await plant((db) =>
      TABLES.map((table) => db.prepare(`SELECT * FROM ${table} WHERE document_id = ?`).all(id)),
    );
    const statements = await plant((db) =>
      db.prepare('SELECT serial FROM record_statement WHERE subject_id = ?').pluck().all(id),
    );
    const again = await vault.as('bithu');
    await again.ok('access.withdraw', { documentId: id, personId: idOf('chuyenvien2'), ground });
    await plant((db) => {
      freely(db, 'record_statement', ...TABLES);
      db.prepare('DELETE FROM record_statement WHERE subject_id = ? AND serial > ?').run(
        id,
        Math.max(...(statements as number[])),
      );
      TABLES.forEach((table, at) => {
        db.prepare(`DELETE FROM ${table} WHERE document_id = ?`).run(id);
        for (const row of yesterday[at] as Record<string, unknown>[]) {
          const columns = Object.keys(row);
          db.prepare(
            `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
          ).run(...Object.values(row));
        }
      });
    });
    expect(await secretaryDirects()).toMatchObject(refused('older'));
    expect(await found()).toEqual([]);
  });

  it('a statement of another record, or one changed by a letter: refused', async () => {
    const other = await register('72-TTr/TU', { level: 'mat' });
    await plant((db) => {
      freely(db, 'record_statement', 'ledger');
      db.prepare(
        `UPDATE record_statement SET body = o.body, signature = o.signature, certificate = o.certificate
           FROM record_statement o WHERE o.subject_id = ? AND record_statement.subject_id = ?`,
      ).run(other.id, id);
      db.prepare(
        `UPDATE ledger SET facts = json_set(facts, '$.stated', (SELECT json_extract(o.facts, '$.stated')
           FROM ledger o WHERE o.subject_id = ? AND json_extract(o.facts, '$.stated') IS NOT NULL))
          WHERE subject_id = ? AND json_extract(facts, '$.stated') IS NOT NULL`,
      ).run(other.id, id);
    });
    expect(await secretaryDirects()).toMatchObject({ ok: false, error: { code: 'record-disagrees' } });
  });
});
