import type { Migration } from '../migration.ts';
import { ANSWERS } from '../schema/answers.ts';
import { BACKUP } from '../schema/backup.ts';
import { COPIES } from '../schema/copies.ts';
import { DOCUMENTS } from '../schema/documents.ts';
import { EXCHANGE } from '../schema/exchange.ts';
import { FIGURES } from '../schema/figures.ts';
import { FILES } from '../schema/files.ts';
import { INITIATIVES } from '../schema/initiatives.ts';
import { KEYS } from '../schema/keys.ts';
import { LEARNING } from '../schema/learning.ts';
import { LEDGER } from '../schema/ledger.ts';
import { LISTS } from '../schema/lists.ts';
import { OBSTACLES } from '../schema/obstacles.ts';
import { PACKAGES } from '../schema/packages.ts';
import { PROPOSALS } from '../schema/proposals.ts';
import { PROTECTION } from '../schema/protection.ts';
import { REGISTERS } from '../schema/registers.ts';
import { SIGNATURES } from '../schema/signatures.ts';
import { STATION } from '../schema/station.ts';
import { SUBMISSIONS } from '../schema/submissions.ts';

/**
 * The whole schema as the first release begins with it; a file of `db/schema/` for each domain, every table there with its
 * indexes and triggers (build/docs/adr/0028-one-baseline.md). Tables may name tables of files that come later.
 */
export const m0001: Migration = {
  version: 1,
  name: 'baseline',
  up: (db) => {
    db.exec(STATION);
    db.exec(KEYS);
    db.exec(LEDGER);
    db.exec(BACKUP);
    db.exec(REGISTERS);
    db.exec(DOCUMENTS);
    db.exec(LISTS);
    db.exec(FILES);
    db.exec(PROTECTION);
    db.exec(COPIES);
    db.exec(PROPOSALS);
    db.exec(SUBMISSIONS);
    db.exec(ANSWERS);
    db.exec(FIGURES);
    db.exec(INITIATIVES);
    db.exec(OBSTACLES);
    db.exec(EXCHANGE);
    db.exec(PACKAGES);
    db.exec(LEARNING);
    db.exec(SIGNATURES);
  },
};
