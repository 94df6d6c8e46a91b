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
type Change = Input<'directory.issue'>['changes'][number];

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
    code,
    name,
    from: '2020-01-01',
    until: null,
    successor: null,
    ground: 'NQ 202/2025/QH15',
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
    (await pair.a.clerk()).call('exchange.send', {
      documentId,
      to: [{ stationId: pair.b.stationId }],
      again: true,
    });

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
        issuer: b.name,
        offices: 3,
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

  it(
    'is written from changes by the office that issues it, travels sealed and is taken out of its envelope',
    async () => {
      const { a, b, folder } = pair;
      pair.pass(1000);
      const issuer = await b.as('coyeu');
      const change = (more: Partial<Change>): Change => ({
        of: 'office',
        act: 'add',
        code: '',
        name: '',
        office: null,
        on: '2026-12-20',
        successor: null,
        ground: 'NQ 9-NQ/TU',
        ...more,
      });
      // A directory of another office is in force at A: this one, too, is not A's to write
      expect(
        await (
          await a.as('coyeu')
        ).call('directory.issue', { changes: [change({ code: 'X', name: 'X' })], to: [] }),
      ).toMatchObject({ error: { code: 'directory-refused', params: { reason: 'issuer' } } });
      const mine = path.join(folder, 'cua-b.json');
      await (
        await b.as('coyeu')
      ).ok('directory.write', {
        path: mine,
        lines: [line(b.officeCode, b.name), line('000.01.03.H99', 'Đảng ủy xã Nậm Mẫu')],
      });
      await issuer.ok('directory.read', { path: mine });
      const wrong = await issuer.call('directory.issue', {
        changes: [change({ act: 'rename', code: 'none', name: 'Y' })],
        to: [],
      });
      expect(wrong).toMatchObject({ error: { code: 'directory-refused', params: { reason: 'missing' } } });
      const old = { of: 'station', office: a.officeCode, on: '2020-01-01' } as const;
      pair.pass(1000);
      const issued = await issuer.ok('directory.issue', {
        changes: [
          change({ code: a.officeCode, name: a.name, on: '2020-01-01' }),
          change({ act: 'rename', code: '000.01.03.H99', name: 'Đảng ủy xã Mẫu Sơn', on: '2026-12-01' }),
          change({ act: 'end', code: '000.01.03.H99', on: '2027-01-01', successor: a.officeCode }),
          change({ ...old, code: 'máy cũ', name: 'Máy văn thư 00' }),
          change({ ...old, code: a.stationId, name: 'Máy văn thư 01' }),
          change({ of: 'station', act: 'end', code: 'máy cũ', successor: a.stationId, on: '2026-12-01' }),
        ],
        to: [a.stationId],
      });
      expect(issued).toMatchObject({ offices: 3, envelopes: 1 });
      const { events, mayIssue, stationsGone } = await issuer.ok('directory.get', {});
      expect(mayIssue).toBe(true);
      expect(events).toMatchObject([
        { kind: 'succeeded', name: 'Đảng ủy xã Mẫu Sơn', coming: true, successor: { code: a.officeCode } },
        { kind: 'renamed', name: 'Đảng ủy xã Mẫu Sơn', before: 'Đảng ủy xã Nậm Mẫu', coming: false },
        { of: 'station', kind: 'succeeded', code: 'máy cũ', successor: { code: a.stationId } },
      ]);
      expect(stationsGone).toMatchObject([{ code: 'máy cũ', successor: { name: 'Máy văn thư 01' } }]);

      await (await b.clerk()).ok('exchange.writeFolder', { path: folder });
      await (await a.clerk()).ok('exchange.readFolder', { path: folder });
      const { rows } = await (await a.clerk()).ok('exchange.list', { box: 'in', after: null, limit: 50 });
      const came = rows.find(({ kind }) => kind === 'directory');
      const envelopeId = came?.envelopeId ?? '';
      expect(await (await a.clerk()).call('directory.takeEnvelope', { envelopeId })).toMatchObject({
        error: { code: 'not-permitted' },
      });
      const taker = await a.as('coyeu');
      expect(await taker.ok('directory.takeEnvelope', { envelopeId })).toMatchObject({
        issuer: b.name,
        issuedMs: issued.issuedMs,
        offices: 3,
      });
      const again = await taker.call('directory.takeEnvelope', { envelopeId });
      expect(again).toMatchObject({ error: { code: 'illegal-transition' } });
      const copy = path.join(folder, 'ban-sao.json');
      await taker.ok('directory.saveTo', { path: copy });
      expect(JSON.parse(fs.readFileSync(copy, 'utf8'))).toMatchObject({ format: 'an-thu-directory' });
      expect(await taker.ok('directory.find', { of: 'office', words: 'mau son', limit: 5 })).toEqual({
        found: [],
      });
      expect(await taker.ok('directory.find', { of: 'station', words: 'van thu', limit: 5 })).toEqual({
        found: [{ code: a.stationId, name: 'Máy văn thư 01' }],
      });

      // a station that was replaced gets nothing more, though its office goes on
      pair.pass(1000);
      await (
        await b.as('coyeu')
      ).ok('directory.issue', {
        changes: [change({ ...old, code: b.stationId, office: b.officeCode, name: 'Máy tỉnh' })],
        to: [],
      });
      pair.pass(1000);
      await (
        await b.as('coyeu')
      ).ok('directory.issue', {
        changes: [
          change({ of: 'station', act: 'end', code: b.stationId, on: '2026-12-02', ground: 'Hỏng máy' }),
        ],
        to: [a.stationId],
      });
      await (await b.clerk()).ok('exchange.writeFolder', { path: folder });
      await (await a.clerk()).ok('exchange.readFolder', { path: folder });
      const later = await (await a.clerk()).ok('exchange.list', { box: 'in', after: null, limit: 50 });
      const newest = later.rows.find(({ kind, stage }) => kind === 'directory' && stage === 'checked');
      await (await a.as('coyeu')).ok('directory.takeEnvelope', { envelopeId: newest?.envelopeId ?? '' });
      expect(await send()).toMatchObject({
        error: { code: 'office-closed', params: { ground: 'Hỏng máy', date: '02/12/2026' } },
      });
    },
    PAIR_TIMEOUT_MS,
  );
});
