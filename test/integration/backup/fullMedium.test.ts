import { expect, it } from 'vitest';
import { folderError } from '../../../electron/vault/backup/places.ts';

it('a full disk of the backup is told as that of the backup', () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  expect(folderError(full)).toMatchObject({ code: 'disk-full', params: { disk: 'backup' } });
});
