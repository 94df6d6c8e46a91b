import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ports } from '../../../electron/vault/ports.ts';
import { newId } from '../../../electron/vault/ids.ts';
import {
  cancelActLine,
  correctActLine,
  fillActLine,
  takeActLine,
} from '../../../electron/vault/registers/actLines.ts';
import { eventsOfActLine, factsNow, findActLine } from '../../../electron/vault/registers/actLineStore.ts';
import { openFacts } from '../../../electron/vault/registers/actWords.ts';
import { ACT_BOOK_KINDS } from '../../../shared/domain/document/bookKinds.ts';
import { incoming } from '../../support/registration.ts';
import { openPorts } from '../../support/openPorts.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

describe('lines of the books of acts', () => {
  let vault: TestVault;
  let db: Ports['db'];
  let close: () => void;
  let ports: Ports;
  let ids: { secret: string; topSecret: string };
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu', 'lanhdao'] });
    const clerk = await vault.as('vanthu');
    const book = 'classified-incoming' as const;
    const secret = incoming({ book, level: 'mat', subject: 'phương án nhân sự', typeId: 'to-trinh' });
    const topSecret = incoming({ book, level: 'tuyet-mat', subject: null, code: '03-QĐ/TU' });
    ids = {
      secret: (await clerk.ok('documents.registerIncoming', secret)).id,
      topSecret: (await clerk.ok('documents.registerIncoming', topSecret)).id,
    };
    await vault.close();
    const open = await openPorts(vault.dir, 'vanthu');
    ({ ports, close } = open);
    db = open.ports.db;
  });
  afterAll(async () => {
    close();
    await vault.remove();
  });

  const take = (kind: Parameters<typeof takeActLine>[1], documentId: string | null, facts = {}) =>
    takeActLine(ports, kind, { subjectKind: 'act', subjectId: newId(TEST_NOW_MS), documentId, facts });

  it('opens the four books by itself, numbers each from 1, and fills in what the record knows', () => {
    for (const kind of ACT_BOOK_KINDS)
      expect([take(kind, ids.secret).number, take(kind, ids.secret).number]).toEqual([1, 2]);
    const { id } = take('copying', ids.secret, { count: 2, copyNumbers: '01, 02' });
    const written = findActLine(db, id) ?? expect.fail();
    expect(JSON.stringify(written.facts), 'the words lie sealed').not.toContain('nhân sự');
    expect(openFacts(ports, written, written.facts)).toMatchObject({
      code: '1215-CV/TU',
      level: 'mat',
      type: 'Tờ trình',
      subject: 'phương án nhân sự',
      count: 2,
      at: TEST_NOW_MS,
      recipient: null,
    });
  });

  it('has no trích yếu for Tuyệt mật, whatever is passed, and refuses a column that the form has not', () => {
    const { id } = take('destruction', ids.topSecret, { subject: 'lộ', method: 'Nghiền' });
    expect(findActLine(db, id)?.facts).toMatchObject({ level: 'tuyet-mat', subject: null, method: 'Nghiền' });
    expect(() => correctActLine(ports, id, { field: 'subject', value: 'lộ', reason: 'x' })).toThrow(
      'no-subject-for-top-secret',
    );
    expect(() => take('transfer', ids.secret, { council: 'A' })).toThrow('bad-input');
  });

  it('keeps the old text beside a correction, fills only what was empty, and ends with cancelling', () => {
    const { id } = take('transfer', ids.secret, { recipient: 'Phòng Tổng hợp' });
    fillActLine(ports, id, { signature: 'Lê Đức Toản, 9 giờ 15' });
    expect(() => fillActLine(ports, id, { signature: 'Người khác' })).toThrow('bad-input');
    correctActLine(ports, id, { field: 'recipient', value: 'Phòng Hành chính', reason: 'Ghi nhầm nơi nhận' });
    expect(() => correctActLine(ports, id, { field: 'recipient', value: 'B', reason: ' ' })).toThrow(
      'reason-required',
    );
    const line = findActLine(db, id);
    const events = eventsOfActLine(db, id);
    expect(line?.facts['recipient']).toBe('Phòng Tổng hợp');
    expect(factsNow(line ?? { facts: {} }, events)['recipient']).toBe('Phòng Hành chính');
    expect(events[1]).toMatchObject({ kind: 'corrected', oldValue: 'Phòng Tổng hợp' });
    cancelActLine(ports, id, 'Vào nhầm sổ');
    expect(() => fillActLine(ports, id, { note: 'x' })).toThrow('illegal-transition');
    expect(take('transfer', ids.secret).number).toBe(4);
  });

  it('the database refuses by itself', () => {
    const { id } = take('carry-out', ids.topSecret);
    const run =
      (sql: string, ...values: unknown[]) =>
      () =>
        db.prepare(sql).run(...values);
    expect(run('UPDATE act_line SET number = 9 WHERE id = ?', id)).toThrow('fixed');
    expect(run('DELETE FROM act_line WHERE id = ?', id)).toThrow('stays');
    expect(run('DELETE FROM act_line_event')).toThrow('stays');
    expect(run("UPDATE act_line_event SET reason = 'khác'")).toThrow('fixed');
    const copy = (number: string, facts: string) =>
      `INSERT INTO act_line (id, book_id, number, entered_on, entered_ms, entered_by, subject_kind, subject_id, document_id, facts)
       SELECT hex(randomblob(16)), l.book_id, ${number}, entered_on, entered_ms, entered_by, subject_kind, subject_id, document_id, ${facts}
         FROM act_line l JOIN book b ON b.id = l.book_id WHERE l.id = ?`;
    expect(run(copy('b.next_number + 1', 'facts'), id)).toThrow('next number');
    expect(run(copy('b.next_number', `'{"subject":"sealed:lộ"}'`), id)).toThrow('trích yếu');
    expect(
      run(
        `INSERT INTO act_line_event VALUES ('e', ?, 1, 'corrected', 'subject', NULL, 'lộ', 'x', 1, ?)`,
        id,
        ports.actor.id,
      ),
    ).toThrow('trích yếu');
  });
});
