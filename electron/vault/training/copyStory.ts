import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import type { Stage } from './documentStory.ts';
import { TRAINING_PASSPHRASE } from '../../../shared/domain/training.ts';

const MINE = { view: 'mine', personId: null, placeId: null, words: '', after: null, limit: 100 } as const;
const GIVEN = { outside: null, outsidePerson: '', carrier: '', note: '', paperReceipt: '' } as const;

/**
 * Custody as it looks after some weeks: copies in their places, one handed to a leader with both signatures, one on
 * its way to the other clerk, a permit used and one that waits, one copy carried out too long, a muster with a
 * difference.
 */
export function tellCopies({ desks, story }: Stage): void {
  /** What the clerk holds, found by the number of its document. */
  const held = async (code: string): Promise<Copy | undefined> =>
    (await desks.call('huong', 'copies.list', MINE)).rows.find(({ subject }) => subject.code === code);
  const places: string[] = [];

  story.at(12, '16:10', async () => {
    for (const cabinet of ['Tủ 1', 'Tủ 2 (két)']) {
      const place = { room: 'Phòng 203', cabinet, shelf: 'Ngăn 1', box: '' };
      places.push((await desks.call('huong', 'copies.addPlace', place)).id);
    }
  });

  story.at(9, '15:20', async () => {
    const copy = await held('11-KH/TU');
    if (copy === undefined) return;
    await desks.call('huong', 'copies.offerTransfer', {
      ...GIVEN,
      copyIds: [copy.id],
      receiverId: desks.idOf('toan'),
      seal: '',
      passphrase: TRAINING_PASSPHRASE,
      receiverPassphrase: TRAINING_PASSPHRASE,
    });
  });

  story.at(7, '09:40', async () => {
    const copy = await held('209/CAT-PA03');
    if (copy === undefined) return;
    const from = story.day(7);
    const { id } = await desks.call('huong', 'copies.askCarryOut', {
      copyId: copy.id,
      purpose: 'Mang họp giao ban khối nội chính',
      destination: 'Công an tỉnh Sơn Hà',
      protection: 'Cặp có khóa, không rời người mang',
      from,
      until: addDays(from, 2),
    });
    const slips = await desks.call('thang', 'copies.carryOuts', { view: 'to-decide', limit: 200 });
    const slip = { id, shown: slips.rows.find((row) => row.id === id)?.shown ?? '' };
    await desks.call('thang', 'copies.decideCarryOut', { ...slip, granted: true, reason: '' });
    await desks.call('huong', 'copies.carryOut', { id });
  });

  story.at(6, '14:00', async () => {
    const copy = await held('33-CV/UBKTTU');
    if (copy === undefined) return;
    const documentId = copy.subject.id;
    const wish = { documentId, bookId: null, placeId: places[0] ?? null } as const;
    const { id } = await desks.call('huong', 'copies.askPermit', {
      ...wish,
      kind: 'certified',
      number: 2,
      device: 'Máy sao phòng văn thư',
      purpose: 'Cung cấp hồ sơ phục vụ kiểm tra',
      recipients: 'Ủy ban Kiểm tra Đảng ủy',
    });
    const asked = await desks.call('toan', 'copies.permits', { view: 'to-decide', limit: 200 });
    const shown = asked.rows.find((row) => row.id === id)?.shown ?? '';
    const decision = { id, shown, granted: true, permitted: 2, validUntil: story.day(0), reason: '' };
    await desks.call('toan', 'copies.decidePermit', decision);
    const made = { permitId: id, attachmentId: null, reportId: null, number: 2, pages: 3 };
    await desks.call('huong', 'copies.make', made);
    await desks.call('huong', 'copies.askPermit', {
      ...wish,
      kind: 'extract',
      number: 1,
      device: '',
      purpose: 'Trích nội dung giao Ban Xây dựng Đảng',
      recipients: 'Ban Xây dựng Đảng',
    });
  });

  story.at(3, '15:30', async () => {
    const paper = (await desks.call('huong', 'copies.list', MINE)).rows.filter(
      ({ state, medium }) => state === 'in-custody' && medium === 'paper',
    );
    for (const [index, { id, revision }] of paper.entries()) {
      const placed = { id, revision, placeId: places[index % 2] ?? null, envelope: '' };
      await desks.call('huong', 'copies.put', placed);
    }
    const first = { placeId: places[0] ?? null, holderId: null, note: 'Kiểm kê cuối tháng' };
    const { id } = await desks.call('on', 'copies.startMuster', first);
    // one of the first cupboard is not read, one of the second stands in the first
    const read = [...paper.filter((_copy, index) => index % 2 === 0).slice(1), ...paper.slice(1, 2)];
    for (const { code } of read)
      await desks.call('on', 'copies.scan', { musterId: id, typed: code, placeId: null });
    await desks.call('on', 'copies.closeMuster', { id });
  });

  story.at(1, '10:30', async () => {
    const mine = (await desks.call('huong', 'copies.list', MINE)).rows;
    const copy = mine.find(
      ({ subject, state }) => subject.book === 'classified-outgoing' && state === 'in-custody',
    );
    if (copy === undefined) return;
    await desks.call('huong', 'copies.offerTransfer', {
      ...GIVEN,
      copyIds: [copy.id],
      receiverId: desks.idOf('on'),
      seal: 'NP-07',
      passphrase: TRAINING_PASSPHRASE,
      receiverPassphrase: null,
    });
  });
}
