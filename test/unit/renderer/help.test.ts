import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findHelp } from '../../../renderer/parts/help/findHelp.ts';
import { entryOf, saidBy } from '../../../renderer/data/helpStore.ts';
import { topicOf, topicOfError, topicOfPage, TOPIC_IDS } from '../../../renderer/data/helpTopics.ts';
import { errorWords } from '../../../renderer/i18n/errorWords.ts';
import { waysOf } from '../../../renderer/parts/help/weekWays.ts';
import { ROLES } from '../../../shared/domain/people/roles.ts';
import { screenWord } from '../../../renderer/parts/obstacles/words.ts';
import { PAGES } from '../../../renderer/data/router.ts';
import { help as en } from '../../../renderer/i18n/help/en.ts';
import { help as vietnamese } from '../../../renderer/i18n/help/vi.ts';
import { translators } from '../../../renderer/i18n/I18n.tsx';
import { errorNumber } from '../../../shared/errorNumber.ts';
import { ERROR_CODES, ERROR_SEVERITY, type ErrorCode } from '../../../shared/errors.ts';

const RULES = path.resolve(import.meta.dirname, '../../../shared/rules');
const ruleIds = new Set(
  readdirSync(RULES).flatMap((file) => {
    const { rules = [] } = JSON.parse(readFileSync(path.join(RULES, file), 'utf8')) as {
      rules?: { id: string }[];
    };
    return rules.map(({ id }) => id);
  }),
);

describe('the help', () => {
  it('has a page for every screen', () => {
    const described = TOPIC_IDS.flatMap((id) => topicOf(id).pages ?? []);
    expect(PAGES.filter((page) => !described.includes(page))).toEqual([]);
    expect(topicOfPage('registerOutgoing')).toBe('outgoing');
  });

  it('calls every screen by a name where somebody is stuck', () => {
    expect(PAGES.filter((page) => screenWord(translators.vi, page) === page)).toEqual([]);
    expect(screenWord(translators.vi, 'screenOfTomorrow')).toBe('screenOfTomorrow');
  });

  it('finds a published answer without marks, and by the office that gave it', () => {
    const answer = {
      id: 'x/1',
      office: 'Văn phòng Tỉnh ủy Sơn Hà',
      publishedOn: '2026-11-25',
      screen: 'books',
      code: null,
      title: 'In sổ bị lệch khổ giấy',
      body: 'Chọn khổ A3 trong hộp in.',
    };
    for (const words of ['lech kho giay', 'A3 hộp in', 'tinh uy son ha'])
      expect(findHelp(words, vietnamese, translators.vi, [answer]).map(({ place }) => place)).toContainEqual({
        answer: 'x/1',
      });
  });

  it('is whole in both languages: the same pages, as many steps, NFC', () => {
    for (const id of TOPIC_IDS) {
      const [left, right] = [vietnamese[id], en[id]];
      expect(right.steps, id).toHaveLength(left.steps.length);
      for (const text of [left.title, left.what, ...left.steps, right.title, right.what, ...right.steps]) {
        expect(text, id).toBe(text.normalize('NFC').trim());
        expect(text).not.toBe('');
      }
    }
  });

  it('names only rules that a pack has', () => {
    const named = TOPIC_IDS.flatMap((id) => topicOf(id).rules ?? []);
    expect(named.filter((rule) => !ruleIds.has(rule))).toEqual([]);
  });

  it('explains refusals by their subject', () => {
    expect(topicOfError('level-not-held')).toBe('levels');
    expect(topicOfError('book-closed')).toBe('books');
    expect(topicOfError('edxml-refused')).toBe('edxml');
    for (const code of Object.keys(ERROR_SEVERITY) as ErrorCode[])
      expect(TOPIC_IDS).toContain(topicOfError(code));
  });

  it('sends nobody to the desk who was refused something of another page', () => {
    const codes = Object.keys(ERROR_SEVERITY) as ErrorCode[];
    // these say nothing of a subject: a wrong word in a field, a turn that is taken, a fault of the program
    const general = ['bad-input', 'unknown-operation', 'not-for-window', 'too-large', 'busy', 'internal'];
    const bare = [...general, 'not-found', 'reason-required', 'stopped'];
    expect(codes.filter((code) => topicOfError(code) === 'desk').toSorted()).toEqual(bare.toSorted());
  });

  it('has words and a next step for every refusal, and none that only a developer reads', () => {
    const developers =
      /\b(null|undefined|JSON|stack|exception|handler|SQL|renderer|IPC|zod|timeout|undici)\b/;
    for (const code of Object.keys(ERROR_SEVERITY) as ErrorCode[]) {
      const { title, next } = errorWords(translators.vi, { code, params: {} });
      for (const text of [title, next]) {
        expect(text.length, code).toBeGreaterThan(5);
        expect(text, code).not.toMatch(developers);
      }
      if (ERROR_SEVERITY[code] === 'bug') continue; // what nobody can mend is not looked for
      const found = findHelp(title, vietnamese, translators.vi).map(({ place }) => place);
      expect(found, `${code}: ${title}`).toContainEqual({ error: code });
    }
  });

  it('finds a refusal by the number that was read out on the telephone, and no two share one', () => {
    expect(new Set(ERROR_CODES.map(errorNumber)).size).toBe(ERROR_CODES.length);
    expect(errorNumber('signature-invalid')).toMatch(/^[1-9]\d{4}$/);
    expect(
      findHelp(errorNumber('signature-invalid'), vietnamese, translators.vi).map(({ place }) => place),
    ).toEqual([{ error: 'signature-invalid' }]);
  });

  it('has a first week for every post', () => {
    const weeks = TOPIC_IDS.flatMap((id) => topicOf(id).week ?? []);
    expect(weeks.toSorted()).toEqual([...ROLES].toSorted());
  });

  it('calls the page of keys by one name: side bar, head, help', () => {
    expect(translators.vi('certs.title')).toBe(translators.vi('nav.keys'));
    expect(vietnamese.keys.title).toBe(translators.vi('nav.keys'));
  });

  it('says of every line of a first week where it is done, and has a way there', () => {
    for (const id of TOPIC_IDS.filter((each) => topicOf(each).week !== undefined)) {
      for (const { steps, where } of [vietnamese[id], en[id]]) expect(where, id).toHaveLength(steps.length);
      expect(waysOf(id), id).toHaveLength(vietnamese[id].steps.length);
    }
  });

  it.each([
    ['khoa so', 'books'],
    ['BÚT PHÊ', 'incoming'],
    ['bóc bì'.normalize('NFD'), 'registerIncoming'],
    ['duong mang', 'levels'],
  ])('finds “%s” without or with marks', (words, topic) => {
    const found = findHelp(words, vietnamese, translators.vi).map(({ place }) => place);
    expect(found).toContainEqual({ topic });
  });

  it('finds by a question of which not every word stands anywhere: what has all of them first, then fewer', () => {
    const found = findHelp('muon giao ban mat', vietnamese, translators.vi);
    expect(found.length).toBeGreaterThan(3);
    expect(found.map(({ place }) => place)).toContainEqual({ topic: 'copies' });
    const [first] = findHelp('ban so giao xyzxyz', vietnamese, translators.vi);
    expect(first?.place).toEqual(findHelp('ban so giao', vietnamese, translators.vi)[0]?.place);
    expect(findHelp('xyzxyz qwqwqw', vietnamese, translators.vi)).toEqual([]);
  });

  it('finds a refusal by its own words', () => {
    const found = findHelp('so da khoa', vietnamese, translators.vi).map(({ place }) => place);
    expect(found).toContainEqual({ error: 'book-closed' });
  });
});

it('one code that several rules stand behind says which of them it was', () => {
  const past = errorWords(translators.vi, {
    code: 'date-invalid',
    params: { field: 'dueOn', rule: 'in-the-past' },
  });
  expect(past).toEqual({ title: 'Ngày này đã qua', next: 'Chọn từ hôm nay trở đi.' });
  const unknown = errorWords(translators.vi, { code: 'date-invalid', params: { field: 'value' } });
  expect(unknown.title).toBe('Ngày không đúng');
});

it('a key that is missing is called by its name, and so is whoever holds it', () => {
  const words = (params: Record<string, string>) =>
    errorWords(translators.vi, { code: 'key-not-granted', params });
  expect(words({ key: 'authority' })).toEqual({
    title: 'Người làm không giữ khóa cấp chứng thư',
    next: 'Khóa ấy do cơ yếu hoặc quản trị giữ: chọn một trong hai người ấy.',
  });
  expect(words({ owner: 'office' }).title).toBe('Người làm không giữ khóa của cơ quan');
  expect(words({}).title).toBe('Bạn chưa được cấp khóa đọc tài liệu này');
});

it('an update that skips versions says which one is needed first', () => {
  const { next } = errorWords(translators.vi, {
    code: 'update-refused',
    params: { reason: 'skips', from: '0.8.0' },
  });
  expect(next).toContain('bản 0.8.0 trở lên');
});

it('an entry that a refusal leads to says what the refusal said, also where it has several sentences', () => {
  const refused = { code: 'certificate-unknown', params: { reason: 'training' } } as const;
  const said = errorWords(translators.vi, saidBy(entryOf(refused)));
  expect(said).toEqual(errorWords(translators.vi, refused));
  expect(said.title).not.toBe(errorWords(translators.vi, { code: refused.code, params: {} }).title);
});
