import { addDays, addYears } from '../../../shared/domain/calendar/civilDate.ts';
import type { Stage } from './documentStory.ts';

/** Protection periods that end, one that has ended, and a change of level that waits for the secretary. */
export function tellProtection({ desks, story }: Stage): void {
  const received = (code: string, subject: string, dated: string, clock: string): void =>
    story.at(6, clock, async () => {
      await desks.call('huong', 'documents.registerIncoming', {
        book: 'classified-incoming',
        level: 'mat',
        issuer: 'Tỉnh ủy Sơn Hà',
        code,
        typeId: 'bao-cao',
        arrivedOn: story.day(6),
        documentDate: dated,
        pages: 6,
        subject,
        signer: 'Đinh Công Lượng',
        presentTo: desks.idOf('thang'),
        note: 'Bàn giao từ kho lưu trữ',
        notADuplicate: true,
      });
    });
  const tenYearsAgo = addYears(story.day(0), -10);
  received('14-BC/TU', 'công tác cán bộ năm 2016 (dữ liệu giả)', addDays(tenYearsAgo, 50), '09:10');
  received('09-BC/TU', 'kết quả kiểm tra năm 2016 (dữ liệu giả)', addDays(tenYearsAgo, -20), '09:25');
  story.at(2, '10:05', async () => {
    const { id } = await desks.call('huong', 'documents.registerOutgoing', {
      book: 'classified-outgoing',
      level: 'mat',
      typeId: 'ke-hoach',
      documentDate: story.day(2),
      subject: 'bảo vệ hội nghị tổng kết năm (dữ liệu giả)',
      urgency: 'thuong',
      signer: 'Bùi Quang Thắng',
      recipients: ['Tỉnh ủy Sơn Hà', 'Công an xã Đồng Vàng'],
      copies: 4,
      pages: 3,
      note: '',
      answersId: null,
      files: [],
      sources: [],
      determination: {
        itemRef: 'mau-dang-2026/3.e',
        determinedBy: 'Bùi Quang Thắng',
        capacity: 'head',
        capacityGround: '',
        determinedOn: story.day(2),
      },
    });
    story.at(1, '14:20', async () => {
      await desks.call('huong', 'protection.propose', {
        id,
        revision: 1,
        leaderId: desks.idOf('thang'),
        change: {
          kind: 'adjusted',
          toLevel: 'toi-mat',
          itemRef: 'mau-dang-2026/2.b',
          erase: false,
          code: '18-QĐ/ĐU',
          decidedOn: story.day(1),
          ground: 'Bổ sung phương án thuộc mục Tối mật',
        },
      });
    });
  });
}
