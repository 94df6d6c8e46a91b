import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createTwoStations,
  deliver,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

let pair: TwoStations;
beforeAll(async () => {
  pair = await createTwoStations();
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

it('two runs at the same moment seal a queued receipt once: both put out the same bytes', async () => {
  for (const subject of ['Thứ nhất', 'Thứ hai', 'Thứ ba'])
    await deliver(pair, pair.a, pair.b, (await registerOutgoing(await pair.a.clerk(), { subject })).id);
  const other = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-usb-'));
  try {
    const receiver = await pair.b.clerk();
    const reports = await Promise.all(
      [pair.folder, other].map((folder) => receiver.ok('exchange.writeFolder', { path: folder })),
    );
    expect(reports).toEqual([1, 2].map(() => expect.objectContaining({ written: 0, receiptsWritten: 3 })));
    const box = (folder: string): string => path.join(folder, 'an-thu', pair.a.stationId);
    const receipts = fs.readdirSync(box(other));
    expect(receipts).toHaveLength(3);
    for (const name of receipts)
      expect(
        fs
          .readFileSync(path.join(box(other), name))
          .equals(fs.readFileSync(path.join(box(pair.folder), name))),
        'the same envelope in both places',
      ).toBe(true);
    // and whoever gets both sees neither a replay nor anything refused
    const sender = await pair.a.clerk();
    const first = await sender.ok('exchange.readFolder', { path: pair.folder });
    const second = await sender.ok('exchange.readFolder', { path: other });
    expect(first).toMatchObject({ read: 3, receiptsApplied: 3, quarantined: 0 });
    expect(second).toMatchObject({ read: 0, alreadyKnown: 3, quarantined: 0 });
  } finally {
    fs.rmSync(other, { recursive: true, force: true });
  }
});
