import type { Migration } from '../migrate.ts';
import { m0001 } from './0001_foundation.ts';
import { m0002 } from './0002_documents.ts';
import { m0003 } from './0003_submissions.ts';
import { m0004 } from './0004_search.ts';
import { m0005 } from './0005_exchange.ts';

/** In order; a released step is frozen and never edited (test/integration/db/migrations.test.ts holds the hashes). */
export const MIGRATIONS: readonly Migration[] = [m0001, m0002, m0003, m0004, m0005];
