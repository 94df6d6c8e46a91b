import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncrypted, type WriteDb } from '../../electron/vault/db/handles.ts';
import { migrate } from '../../electron/vault/db/migrate.ts';
import { findByWords } from '../../electron/vault/search/find.ts';
import { indexRecord } from '../../electron/vault/search/store.ts';
import { insertSubmission } from '../../electron/vault/submissions/store.ts';
import type { MatchOptions } from '../../shared/domain/text/match.ts';

const PERSON = '0'.repeat(32);

/** Labelled texts in the product's own index: an encrypted database of the product's schema, in a temporary folder. */
export class SearchIndex {
  readonly #dir = mkdtempSync(join(tmpdir(), 'an-thu-eval-'));
  readonly #db: WriteDb;
  readonly #ids = new Map<string, string>();

  constructor(texts: readonly { readonly id: string; readonly text: string }[]) {
    const path = join(this.#dir, 'vault.db');
    this.#db = openEncrypted(path, { key: randomBytes(32), salt: randomBytes(16) }, { create: true });
    migrate(this.#db);
    this.#db
      .transaction(() => {
        this.#db
          .prepare(
            `INSERT INTO person (id, revision, username, full_name, position, state, must_change_passphrase, created_ms)
             VALUES (?, 1, 'eval', 'eval', '', 'active', 0, 0)`,
          )
          .run(PERSON);
        texts.forEach(({ id, text }, index) => this.#add(id, text, index + 1));
      })
      .immediate();
  }

  /** Ids of the texts in the order of the hits. */
  find(words: string, options: MatchOptions, limit: number): string[] {
    const reader = { personId: PERSON, seesRegisters: false, seesSubmissions: true };
    const { hits } = findByWords(this.#db, { words, limit, options, reader });
    return hits.map((hit) => this.#ids.get(hit.id) ?? '');
  }

  close(): void {
    this.#db.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #add(label: string, text: string, number: number): void {
    const id = number.toString(16).padStart(32, '0');
    // A receipt code without a word in it: only the text itself may be found.
    const receiptCode = '*'.repeat(number);
    insertSubmission(this.#db, {
      id,
      number,
      prefix: '*',
      year: 2026,
      sequence: number,
      receiptCode,
      receiptKey: receiptCode,
      kind: 'phan-anh',
      source: 'letter',
      onBehalf: false,
      title: text,
      body: '*',
      field: '',
      note: '',
      receivedOn: '2026-01-01',
      receivedMs: 0,
      receivedBy: PERSON,
      acknowledgedMs: null,
      rulePack: '',
    });
    indexRecord(this.#db, {
      kind: 'submission',
      id,
      restricted: false,
      number: '',
      subject: text,
      issuer: '',
      body: '',
    });
    this.#ids.set(id, label);
  }
}
