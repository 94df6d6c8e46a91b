import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MOST_STEPS,
  ObstacleFacts,
  Step,
  tellingSteps,
  titleOf,
} from '../../../shared/domain/obstacles/facts.ts';
import {
  HELP_PACK_FORMAT,
  type HelpPack,
  helpPackText,
  readHelpPack,
  readSignedHelp,
  signedHelpText,
} from '../../../shared/domain/obstacles/helpPack.ts';

const isAct = (op: string): boolean => op === 'documents.direct' || op === 'submissions.assign';

describe('what is taken of a screen', () => {
  it('is the screens and the acts, the last ones, each once in a row', () => {
    const raw = [
      ...['screen:desk', 'op:documents.list', 'screen:incoming', 'screen:incoming', 'op:documents.get'],
      ...['op:documents.direct', 'op:documents.list', 'op:documents.direct'],
    ];
    expect(tellingSteps(raw, isAct)).toEqual(['screen:desk', 'screen:incoming', 'op:documents.direct']);
    const many = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? 'screen:desk' : 'screen:books'));
    expect(tellingSteps(many, isAct)).toEqual(many.slice(-MOST_STEPS));
  });

  it('has no room for words of a record, whatever is put in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (raw) => {
        for (const step of tellingSteps(raw, isAct)) expect(Step.safeParse(step).success).toBe(true);
      }),
    );
    for (const words of ['Nguyễn Văn Hải', '47-CV/ĐU', 'số 12', 'a b', 'trích yếu mật', ''])
      for (const step of [words, `screen:${words}`, `op:${words}`])
        expect(tellingSteps([step], isAct)).toEqual([]);
    const facts = {
      screen: 'incoming',
      code: null,
      rule: null,
      version: '0.1.0',
      urgency: 'soon',
      steps: [],
    };
    expect(ObstacleFacts.safeParse(facts).success).toBe(true);
    for (const wrong of [
      ...[
        { screen: 'Văn bản đến' },
        { screen: 'incoming 1281' },
        { code: 'Nguyễn Văn Hải' },
        { rule: 'BM 07' },
      ],
      ...[{ version: 'bản của anh Hải' }, { urgency: 'gấp' }, { steps: ['screen:12'] }, { note: 'x' }],
    ])
      expect(ObstacleFacts.safeParse({ ...facts, ...wrong }).success).toBe(false);
  });

  it('shortens the sentence to a line at a word', () => {
    expect(titleOf('  Không in được sổ.\nMáy in báo hết giấy.')).toBe('Không in được sổ.');
    const long = titleOf('không in được '.repeat(20));
    expect(long.length).toBeLessThanOrEqual(120);
    expect(long).toMatch(/(không|in|được)…$/);
  });
});

const PACK: HelpPack = {
  format: HELP_PACK_FORMAT,
  office: { code: '000.01.00.H99', name: 'Văn phòng Tỉnh ủy Sơn Hà' },
  madeMs: 1_764_000_000_000,
  entries: [
    {
      id: 'a'.repeat(32),
      edition: 1,
      publishedOn: '2026-11-25',
      screen: 'incoming',
      code: 'illegal-transition',
      title: 'Số đến bị nhảy',
      body: 'Không phải nhảy: số đã hủy vẫn nằm trong sổ.\nXem cột Ghi chú.',
    },
  ],
};

describe('a pack of published answers', () => {
  const entry = PACK.entries[0];
  const text = (change: Record<string, unknown>): string =>
    JSON.stringify({ ...PACK, entries: [{ ...entry, ...change }] });

  it('comes back as it went', () => {
    expect(readHelpPack(helpPackText(PACK))).toEqual(PACK);
    const signed = readSignedHelp(signedHelpText(helpPackText(PACK), 'QUJD'));
    expect(signed).toEqual({ content: helpPackText(PACK), signature: 'QUJD' });
  });

  it.each([
    ['a field nobody knows', { html: '<b>x</b>' }],
    ['text that turns itself round', { body: 'abc\u202edef' }],
    ['text that hides', { title: 'Số\u200bđến' }],
    ['a control character', { body: 'a\u0000b' }],
    ['two lines in a title', { title: 'a\nb' }],
    ['marks apart from their letters', { title: 'Số đến'.normalize('NFD') }],
    ['no such day', { publishedOn: '2026-02-30' }],
    ['a screen that is a sentence', { screen: 'Văn bản đến' }],
    ['a body without end', { body: 'x'.repeat(8001) }],
    ['edition zero', { edition: 0 }],
    ['an empty answer', { body: '' }],
  ])('refuses %s', (_what, change) => expect(readHelpPack(text(change))).toBeNull());

  it('refuses the same entry twice, too many, none, and what is no pack', () => {
    const pack = (entries: unknown[]): string => JSON.stringify({ ...PACK, entries });
    expect(readHelpPack(pack([entry, entry]))).toBeNull();
    expect(readHelpPack(pack([]))).toBeNull();
    const many = Array.from({ length: 51 }, (_, n) => ({ ...entry, id: n.toString(16).padStart(32, '0') }));
    expect(readHelpPack(pack(many))).toBeNull();
    expect(readHelpPack(pack(many.slice(1)))?.entries).toHaveLength(50);
  });

  it('never throws on what it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (raw) => {
        expect(readHelpPack(raw)).toBeNull();
        expect(readSignedHelp(raw)).toBeNull();
      }),
    );
  });
});
