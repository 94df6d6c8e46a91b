import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import {
  createTwoStations,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';

const STAFF = ['quantri', 'vanthu', 'lanhdao', 'coyeu'] as const;
type Lines = Input<'directory.write'>['lines'];

describe('the signed directory of offices', () => {
  let pair: TwoStations;
  let documentId: string;
  beforeAll(async () => {
    pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
    const files = [{ name: 'a.pdf', bytes: PDF }];
    documentId = (await registerOutgoing(await pair.a.clerk(), { files })).id;
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  const line = (code: string, name: string, more: Partial<Lines[number]> = {}): Lines[number] => ({
    ...{ code, name, from: '2020-01-01', until: null, successor: null, ground: 'NQ 202/2025/QH15' },
    ...more,
  });
  /** B, the superior office, issues a directory; answers with its file. */
  async function issued(lines: Lines): Promise<string> {
    pair.pass(1000);
    const file = path.join(pair.folder, `danh-muc-${pair.nowMs()}.json`);
    await (await pair.b.as('coyeu')).ok('directory.write', { path: file, lines });
    return file;
  }
  const send = async () =>
    (await pair.a.clerk()).call('exchange.send', { documentId, to: [{ stationId: pair.b.stationId }] });

  it(
    'names the successor of an office that merged, and refuses one that closed, from that day on',
    async () => {
      const { a, b } = pair;
      const ours = line(a.officeCode, a.name);
      const merged = line(b.officeCode, b.name, { until: '2026-12-01', successor: '000.01.77.H99' });
      const next = line('000.01.77.H99', 'Văn phòng Tỉnh ủy Sơn Đông', { from: '2026-12-01' });
      const first = await issued([ours, merged, next]);
      const clerk = await a.clerk();
      expect(await clerk.call('directory.read', { path: first })).toMatchObject({
        error: { code: 'not-permitted' },
      });
      expect(await (await a.as('coyeu')).ok('directory.read', { path: first })).toMatchObject({
        ...{ issuer: b.name, offices: 3 },
      });
      expect(await send()).toMatchObject({ ok: true });
      pair.pass(10 * 24 * 3600 * 1000);
      expect(await send()).toMatchObject({
        error: { code: 'office-succeeded', params: { successor: next.name, date: '01/12/2026' } },
      });
      const { gone } = await (await a.clerk()).ok('directory.get', {});
      expect(gone).toMatchObject([{ code: b.officeCode, on: '2026-12-01', successor: { code: next.code } }]);

      const closed = await issued([ours, { ...merged, successor: null, ground: 'QĐ 9-QĐ/TU' }]);
      const cipher = await a.as('coyeu');
      await cipher.ok('directory.read', { path: closed });
      expect(await send()).toMatchObject({
        error: { code: 'office-closed', params: { ground: 'QĐ 9-QĐ/TU' } },
      });
      // the earlier one does not come back
      expect(await (await a.as('coyeu')).call('directory.read', { path: first })).toMatchObject({
        error: { code: 'directory-refused', params: { reason: 'older' } },
      });
    },
    PAIR_TIMEOUT_MS,
  );

  it('takes no other issuer’s, none that was altered, and none that goes in a circle', async () => {
    const { a, b, folder } = pair;
    const cipher = await a.as('coyeu');
    const own = path.join(folder, 'cua-minh.json');
    pair.pass(1000);
    await cipher.ok('directory.write', { path: own, lines: [line(b.officeCode, b.name)] });
    expect(await cipher.call('directory.read', { path: own })).toMatchObject({
      error: { code: 'directory-refused', params: { reason: 'issuer', issuer: b.name } },
    });
    const circle = [
      line('X1', 'X', { until: '2026-01-01', successor: 'X2' }),
      line('X2', 'Y', { until: '2026-01-01', successor: 'X1' }),
    ];
    expect(await cipher.call('directory.write', { path: own, lines: circle })).toMatchObject({
      error: { code: 'directory-refused', params: { reason: 'circle' } },
    });
    const file = await issued([line(b.officeCode, b.name)]);
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replace(b.officeCode, '000.01.05.H99'));
    expect(await (await a.as('coyeu')).call('directory.read', { path: file })).toMatchObject({ ok: false });
    fs.writeFileSync(file, text);
    await (await a.as('coyeu')).ok('directory.read', { path: file });
    expect(await send()).toMatchObject({ ok: true });
  });
});
