import { expect, it } from 'vitest';
import { openInMemory } from '../../electron/vault/db/handles.ts';
import { migrate } from '../../electron/vault/db/migrate.ts';
import { schemaDigest } from '../../electron/vault/db/programSchema.ts';
import { SCHEMA_SHA256 } from '../../electron/vault/db/schemaDigest.ts';

it('each opening knows the schema by its digest: UPDATE_SCHEMA=1 with test/integration/db/migrations.test.ts writes it', () => {
  const db = openInMemory();
  migrate(db);
  expect(SCHEMA_SHA256).toBe(schemaDigest(db));
  db.close();
});
