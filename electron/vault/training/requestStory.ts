import type { Stage } from './documentStory.ts';

const WHY = [
  'Công văn hỏa tốc nhận qua điện thoại cuối giờ, sáng sau bản giấy mới tới (dữ liệu giả)',
  'Bì chuyển nhầm sang bộ phận một cửa, trả lại sau hai ngày (dữ liệu giả)',
  'Máy in hỏng, văn bản đã ký mà chưa kịp vào sổ trong ngày (dữ liệu giả)',
] as const;

/** Places asked for on an earlier day, one for each leader to decide: two among what came, one among what went out. */
export function tellRequests({ desks, story }: Stage): void {
  WHY.forEach((reason, index) =>
    story.at(1, `16:${String(5 + index * 9).padStart(2, '0')}`, async () => {
      const onDate = story.day(3 + index);
      const kind = index === 2 ? 'outgoing' : 'incoming';
      const { books } = await desks.call('huong', 'registers.books', {});
      const book = books.find(
        (each) => each.kind === kind && each.state === 'open' && each.year === Number(onDate.slice(0, 4)),
      );
      // in the first days of a year the days before lie in a book of the year before, which is closed to new lines
      if (book === undefined) return;
      await desks.call(index === 1 ? 'on' : 'huong', 'registers.ask', {
        bookId: book.id,
        number: null,
        onDate,
        reason,
      });
    }),
  );
}
