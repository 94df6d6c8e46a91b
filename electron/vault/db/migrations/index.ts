import type { Migration } from '../migrate.ts';
import { m0001 } from './0001_foundation.ts';
import { m0002 } from './0002_documents.ts';

/** In order; a released step is frozen and never edited (test/integration/db/migrations.test.ts holds the hashes). */
export const MIGRATIONS: readonly Migration[] = [m0001, m0002];
