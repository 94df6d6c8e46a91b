import path from 'node:path';
import { expect, it } from 'vitest';
import { inspectEnvelope } from '../../../electron/vault/envelopes/inspect.ts';

const VECTOR = path.resolve(import.meta.dirname, '../../fixtures/envelope/mau.atg');

it('without a key the outer shape of the test vector is seen and nothing of its content', async () => {
  const seen = await inspectEnvelope(VECTOR, null);
  expect(seen).toMatchObject({ blobs: 1, opened: null });
  expect(seen.cmsBytes).toBeGreaterThan(1000);
  await expect(inspectEnvelope(path.join(path.dirname(VECTOR), 'manifest.json'), null)).rejects.toThrow(
    'envelope-malformed',
  );
});
