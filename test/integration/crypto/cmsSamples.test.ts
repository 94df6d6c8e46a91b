import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCms } from '../../eval/cms.ts';
import { CMS_FIXTURES } from '../../unit/crypto/testPki.ts';

it('the 16 sample messages read as they should, both as foreign messages and as envelopes of ours', () => {
  const evaluation = runCms({ dir: CMS_FIXTURES, expected: join(CMS_FIXTURES, 'expected.json') });
  expect(evaluation).toEqual({ files: 16, wrong: [] });
});
