import type { Migration } from '../migration.ts';
import { m0001 } from './0001_baseline.ts';

/**
 * In order; a released step is frozen and never edited: what changes later is a step of its own behind it.
 * test/integration/db/migrations.test.ts compares what comes out of them with test/db/schema.sql; oldVaults.test.ts beside
 * it opens a vault of each released schema (test/db/vaults/).
 */
export const MIGRATIONS: readonly Migration[] = [m0001];
