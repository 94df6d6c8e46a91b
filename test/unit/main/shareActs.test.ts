import { expect, it } from 'vitest';
import { shareActs } from '../../../electron/main/station/shareActs.ts';

it('an opened share is named like the sealed one: of which set it is and who holds it', async () => {
  const suggested: string[] = [];
  const chosen = ['/usb/phan-ma-khoi-phuc-0a1b2c3d-2-dinh-cong-luong.json', '/usb/doi ten.json'];
  for (const file of chosen) {
    const acts = shareActs({
      ask: () => Promise.resolve({ ok: false, error: { code: 'internal', params: {} } }),
      dialogs: {
        files: () => Promise.resolve([]),
        file: () => Promise.resolve(file),
        folder: () => Promise.resolve(null),
        save: (name) => {
          suggested.push(name);
          return Promise.resolve(null);
        },
        confirm: () => Promise.resolve(false),
      },
    });
    await acts.openShare('x');
  }
  expect(suggested).toEqual(['phan-ma-da-mo-0a1b2c3d-2-dinh-cong-luong.json', 'phan-ma-da-mo-doi ten.json']);
});
