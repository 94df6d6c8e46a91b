import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readFront, withFailure, writeFront } from '../../../electron/vault/session/front.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'an-thu-front-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const KNOWN = {
  format: 1,
  officeName: 'Đảng ủy xã Đồng Vàng',
  officeKind: 'party',
  profile: 'standalone',
  training: true,
  people: [{ username: 'vanthu', fullName: 'Nguyễn Thị Hường', position: 'Văn thư' }],
  failures: {},
};

it('what a newer program wrote besides is no reason to forget the office, its people and the training band', () => {
  const file = path.join(folder, 'front.json');
  const newer = {
    ...KNOWN,
    people: KNOWN.people.map((person) => ({ ...person, unit: 'Văn phòng' })),
    recovery: { form: 'as-a-newer-program-says', atMs: 1, by: 'x' },
    seal: 'của bản mới',
  };
  writeFileSync(file, JSON.stringify(newer));
  const front = readFront(file);
  expect(front).toMatchObject({ officeName: KNOWN.officeName, training: true, people: KNOWN.people });
  if (front === null) return;
  writeFront(file, withFailure(front, 'vanthu', 5)); // the pause counts, and nothing of the newer one is dropped
  expect(readFront(file)?.failures['vanthu']).toMatchObject({ count: 1 });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ seal: newer.seal, people: newer.people });
});
