import { describe, expect, it } from 'vitest';
import { foldBase } from '../../../shared/domain/text/fold.ts';
import { calledByCode, rankCommands } from '../../../renderer/shell/rankCommands.ts';
import { navigationFor } from '../../../renderer/parts/navigation/navigation.ts';
import { tabPagesFor } from '../../../renderer/parts/navigation/tabPages.ts';
import type { Session } from '../../../renderer/data/session.ts';
import { vi } from '../../../renderer/i18n/vi.ts';

const go = (name: string) => ({ text: `Tới ${name}`, aliases: [name] });
const COMMANDS = [
  { text: 'Xóa kho tập huấn', aliases: ['Kho tập huấn: Xóa kho tập huấn'], danger: true },
  { text: 'Chuyển lịch tập huấn', aliases: ['Kho tập huấn: Chuyển lịch tập huấn'] },
  go('Bản số và lưu giữ'),
  go('Thống kê BMNN'),
  go('Kiểm kê'),
  go('Sổ đăng ký'),
];
const texts = (list: readonly { text: string }[]): string[] => list.map(({ text }) => text);

describe('commands by name', () => {
  it('stand first when called by the beginning of a name, without marks', () => {
    expect(texts(rankCommands(COMMANDS, 'ban so').named)).toEqual(['Tới Bản số và lưu giữ']);
    expect(texts(rankCommands(COMMANDS, 'Thống kê').named)).toEqual(['Tới Thống kê BMNN']);
    expect(texts(rankCommands(COMMANDS, 'kiểm kê').named)).toEqual(['Tới Kiểm kê']);
  });

  it('with the whole name stand before those that only begin so', () => {
    const list = [go('Văn bản đến chờ'), go('Văn bản đến')];
    expect(texts(rankCommands(list, 'van ban den').named)).toEqual([
      'Tới Văn bản đến',
      'Tới Văn bản đến chờ',
    ]);
  });

  it('stand first too when every typed word begins a word of a name, whole names and beginnings before them', () => {
    const list = [
      go('Đề nghị chèn số, lùi ngày'),
      go('Số liệu'),
      { text: 'Đăng ký văn bản đi', aliases: ['Lấy số, đăng ký văn bản đi'] },
    ];
    expect(texts(rankCommands(list, 'chen so').named)).toEqual(['Tới Đề nghị chèn số, lùi ngày']);
    expect(texts(rankCommands(list, 'chen').named)).toEqual(['Tới Đề nghị chèn số, lùi ngày']);
    expect(texts(rankCommands(list, 'lấy số').named)).toEqual(['Đăng ký văn bản đi']);
    expect(texts(rankCommands(list, 'so').named)[0]).toBe('Tới Số liệu');
    // the middle of a word calls nothing, nor do words of two names
    expect(rankCommands(list, 'hen so').named).toEqual([]);
    expect(rankCommands(list, 'chen van').named).toEqual([]);
  });

  it('whose own text says the words stand before those that are called so as well', () => {
    const list = [
      { text: 'Tới Hộp gửi', aliases: ['Hộp gửi', 'Thu hồi gói này'] },
      { text: 'Tới Bảo vệ bí mật', aliases: ['Bảo vệ bí mật', 'Gia hạn, thu hồi, tiêu hủy'] },
      go('Đang thu hồi'),
    ];
    expect(texts(rankCommands(list, 'thu hoi').named)).toEqual([
      'Tới Đang thu hồi',
      'Tới Hộp gửi',
      'Tới Bảo vệ bí mật',
    ]);
  });

  it('a draft is begun by the word of who drafts it', () => {
    const begin = { text: vi['proposals.begin'], aliases: [vi['proposals.begin.also']] };
    expect(rankCommands([go('Trình ký'), begin], 'soạn').named).toEqual([begin]);
    expect(texts(rankCommands([begin, go('Trình ký')], 'trình ký').named)[0]).toBe('Tới Trình ký');
  });

  it('what is done to a level or a number is found by its own word, before what only sounds like it', () => {
    const clerk = {
      roles: ['clerk'],
      training: true,
      holds: { full: ['none', 'mat'] },
    } as unknown as Session;
    const pages = navigationFor(clerk)
      .flatMap(({ items }) => items)
      .map(({ title, alias }) => ({ text: vi[title], aliases: alias ? [vi[alias]] : [] }));
    const first = (typed: string) => texts(rankCommands(pages, typed).named)[0];
    expect(first('độ mật')).toBe(vi['nav.protection']);
    expect(first('điều chỉnh')).toBe(vi['nav.protection']);
    expect(first('dự trữ')).toBe(vi['nav.books']);
  });

  it('the page of backups is found by the label of its button', () => {
    const admin = { roles: ['admin'], training: true, holds: { full: ['none'] } } as unknown as Session;
    const pages = navigationFor(admin)
      .flatMap(({ items }) => items)
      .map(({ title, alias }) => ({ text: vi[title], aliases: alias ? [vi[alias]] : [] }));
    expect(texts(rankCommands(pages, vi['backup.now']).named)[0]).toBe(vi['nav.backup']);
  });

  it('that destroy stand last, until one is called by its whole name', () => {
    const { named, others } = rankCommands(COMMANDS, 'kho tập huấn');
    expect(texts(named)).toEqual(['Chuyển lịch tập huấn']);
    expect(texts(others)).toEqual(['Xóa kho tập huấn']);
    expect(rankCommands(COMMANDS, 'xóa kho').named).toEqual([]);
    expect(texts(rankCommands(COMMANDS, 'xoa kho tap huan').named)).toEqual(['Xóa kho tập huấn']);
    // called by its whole name it stands before what only has the same words
    const backup = { text: 'Tới Sao lưu', aliases: ['Diễn tập, kiểm tra kho, mất máy'] };
    const drill = { text: 'Diễn tập mất máy', danger: true };
    expect(texts(rankCommands([backup, drill], 'dien tap mat may').named)).toEqual([
      'Diễn tập mất máy',
      'Tới Sao lưu',
    ]);
  });

  it('of one letter leave the first place to what was found', () => {
    expect(rankCommands(COMMANDS, 'b').named).toEqual([]);
  });
});

describe('tabs as commands', () => {
  const session = (roles: readonly string[]): Session =>
    ({ roles, training: true, holds: { full: ['none', 'mat', 'toi-mat'] } }) as unknown as Session;
  const names = (roles: readonly string[]): string[] =>
    tabPagesFor(session(roles)).map(({ title }) => vi[title]);

  it('name what a person of that post can open', () => {
    const clerk = names(['clerk']);
    for (const name of ['Kiểm kê', 'Đang thu hồi', 'Tiêu hủy', 'Thống kê BMNN', 'Bàn giao khi nghỉ'])
      expect(clerk).toContain(name);
    expect(names(['leader'])).toContain('Mở khẩn cấp');
    expect(names(['specialist'])).not.toContain('Kiểm kê');
  });

  it('find the recovery code by its own name, without marks, on the page that has it', () => {
    const pages = tabPagesFor(session(['admin'])).map(({ title, page }) => ({ text: vi[title], page }));
    expect(rankCommands(pages, 'ma khoi phuc').named).toEqual([{ text: 'Mã khôi phục', page: 'backup' }]);
  });

  it('find the drill, and what to do about a lost machine, also for the administrator', () => {
    const pages = tabPagesFor(session(['admin'])).map(({ title, alias, params }) => ({
      text: vi[title],
      params,
      aliases: alias === undefined ? [] : [vi[alias]],
    }));
    for (const [words, at] of [
      ['dien tap', 'recovery'],
      ['thu ma khoi phuc', 'recovery'],
      ['mat may', 'lost'],
    ] as const)
      expect(rankCommands(pages, words).named[0]?.params['at']).toBe(at);
  });

  it('find the people by the name that the desk gives them', () => {
    const pages = navigationFor(session(['admin']))
      .flatMap(({ items }) => items)
      .map(({ title, alias, page }) => ({
        text: vi[title],
        page,
        aliases: alias === undefined ? [] : [vi[alias]],
      }));
    expect(rankCommands(pages, foldBase(vi['desk.people'])).named[0]?.page).toBe('people');
  });

  it('lead to who must be told of a case', () => {
    const pages = tabPagesFor(session(['clerk'])).map(({ title, alias, page, params }) => ({
      text: vi[title],
      page,
      params,
      aliases: alias === undefined ? [] : [vi[alias]],
    }));
    const [found] = rankCommands(pages, 'phai bao').named;
    expect(found).toMatchObject({ page: 'submissions', params: { view: 'duties' } });
    // and to what the counter does all day
    expect(rankCommands(pages, 'tra ma').named[0]).toMatchObject({ params: { ask: 'code' } });
  });

  it('lead to where a copy and a carry-out are asked for', () => {
    const pages = tabPagesFor(session(['specialist'])).map(({ title, alias, page, params }) => ({
      text: vi[title],
      page,
      params,
      aliases: alias === undefined ? [] : [vi[alias]],
    }));
    for (const [words, tab] of [
      ['xin phep sao', 'permits'],
      ['xin mang ra', 'out'],
    ] as const)
      expect(rankCommands(pages, words).named[0]).toMatchObject({ page: 'copies', params: { tab } });
  });

  it('lead to the tasks of the plan and to the answers, which stand behind tabs of another page', () => {
    const pages = tabPagesFor(session(['clerk'])).map(({ title, params }) => ({ text: vi[title], params }));
    for (const [words, tab] of [
      ['nhiem vu ke hoach', 'plan'],
      ['giai dap', 'answers'],
    ] as const)
      expect(rankCommands(pages, words).named.map(({ params }) => params['tab'])).toEqual([tab]);
  });

  it('lead to where an envelope is recalled, also on a station that holds nothing classified', () => {
    const plain = { ...session(['clerk']), holds: { full: ['none'] } } as unknown as Session;
    const pages = tabPagesFor(plain).map(({ title, alias, page }) => ({
      text: vi[title],
      page,
      aliases: alias === undefined ? [] : [vi[alias]],
    }));
    const found = rankCommands(pages, 'thu hoi').named.map(({ text, page }) => [text, page]);
    expect(found).toContainEqual(['Hộp gửi', 'exchange']);
  });
});

describe('a record by its own code', () => {
  const HITS = ['PA-0142-6T', 'PA-0142-6', ''].map((code) => ({ code }));
  const called = (typed: string) => calledByCode(HITS, typed, ({ code }) => [code])?.code;

  it('is found as a hand or a scanner gives it, and by nothing less than the whole', () => {
    expect(['PA-0142-6T', ' pa 01426t', 'pa01426t'].map(called)).toEqual(Array(3).fill('PA-0142-6T'));
    expect(['PA-0142', 'trả lời PA-0142-6T', '', '-'].map(called)).toEqual(Array(4).fill(undefined));
  });
});
