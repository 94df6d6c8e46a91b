import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../electron/reader/draft/readDocx.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { checkLayout, type LayoutFacts } from '../../../shared/domain/layout/check.ts';
import { type DraftWords, wordDraft } from '../../support/drafts.ts';
import { zipOf } from '../../support/zip.ts';

const FACTS: LayoutFacts = {
  style: 'party',
  officeName: 'Đảng ủy xã Đồng Vàng',
  officeSymbol: 'ĐU',
  typeName: 'Báo cáo',
  typeSymbol: 'BC',
  subject: 'kết quả chuyển đổi số trong các cơ quan đảng tháng 11/2026',
  signer: 'Bùi Quang Thắng',
  position: 'Bí thư Đảng ủy',
  capacityMark: 'T/M',
  level: 'none',
  levelMarks: { mat: 'MẬT', 'toi-mat': 'TỐI MẬT', 'tuyet-mat': 'TUYỆT MẬT' },
  urgency: 'thuong',
  urgencyMarks: { khan: 'KHẨN', 'hoa-toc': 'HỎA TỐC' },
};
const RULES = loadRules();
const party = RULES.asOf('2026-11-24').layout('party');

async function findings(change: Partial<DraftWords> = {}, facts: Partial<LayoutFacts> = {}) {
  const draft = await readDocx(await wordDraft(change));
  if (draft === null) throw new Error('not read');
  return checkLayout(party, { ...FACTS, ...facts }, draft).map(({ ruleId, weight, what, line }) => ({
    ruleId,
    weight,
    what,
    line,
  }));
}

describe('thể thức', () => {
  it('a draft as it should be has no fault, and without a readable file only the slip is checked', async () => {
    expect(await findings()).toEqual([]);
    expect(checkLayout(party, FACTS, null)).toEqual([]);
  });

  it.each<[string, Partial<DraftWords>, string, 'must' | 'should']>([
    ['another paper', { widthMm: 216 }, 'paper', 'must'],
    ['another margin', { leftMm: 20 }, 'margins', 'should'],
    ['another font', { font: 'Arial' }, 'font', 'must'],
    ['another size', { size: 12 }, 'size', 'should'],
    ['no heading', { heading: 'VĂN PHÒNG' }, 'words-first', 'must'],
    ['another office', { office: 'ĐẢNG ỦY XÃ KHÁC' }, 'office', 'must'],
    ['a symbol of the State', { symbol: 'Số:      /BC-ĐU' }, 'symbol', 'must'],
    ['no number line', { symbol: '*' }, 'symbol-missing', 'must'],
    ['another trích yếu', { subject: 'việc khác hẳn' }, 'subject', 'should'],
    ['another signer', { signer: 'Lê Đức Toản' }, 'signer', 'must'],
    ['another post', { position: 'CHÁNH VĂN PHÒNG' }, 'position', 'should'],
    ['another capacity', { capacity: 'K/T BÍ THƯ' }, 'capacity', 'must'],
    ['a mark of secrecy', { mark: 'TỐI MẬT' }, 'level-mark', 'must'],
    ['a mark of urgency', { mark: 'HỎA TỐC' }, 'urgency-mark', 'should'],
    ['the ending of the State', { ending: './.' }, 'ending', 'should'],
  ])('%s is found', async (_name, change, what, weight) => {
    expect(await findings(change)).toMatchObject([{ what, weight }]);
  });

  it('says which line, and how many more', async () => {
    const draft = await readDocx(await wordDraft({ font: 'Arial' }));
    const [fault] = checkLayout(party, FACTS, draft);
    expect(fault).toMatchObject({ ruleId: 'TD-03', line: 1, excerpt: 'TỈNH ỦY SƠN HÀ', found: 'Arial' });
    expect(fault?.more).toBeGreaterThan(8);
  });

  it('what stands on the slip: symbol of the office, post, titles, trích yếu', () => {
    const check = (change: Partial<LayoutFacts>) =>
      checkLayout(party, { ...FACTS, ...change }, null).map(({ what }) => what);
    expect(check({ officeSymbol: ' ' })).toEqual(['office-symbol']);
    expect(check({ position: '' })).toEqual(['position-missing']);
    expect(check({ signer: 'TS. Bùi Quang Thắng' })).toEqual(['signer-title']);
    expect(check({ subject: 'x'.repeat(501) })).toEqual(['subject-long']);
    expect(check({ subject: 'kết quả tháng 11.' })).toEqual(['subject-end']);
    expect(check({ subject: 'Báo cáo kết quả tháng 11' })).toEqual(['subject-type']);
    expect(check({ subject: null })).toEqual([]);
  });

  it('the rules are those of the office and of the day', () => {
    const titleOf = (date: string, style: 'party' | 'state') => RULES.asOf(date).layout(style)[0]?.ground;
    expect(titleOf('2026-05-26', 'party')).toContain('36-HD/VPTW');
    expect(titleOf('2026-05-27', 'party')).toContain('05-HD/VPTW');
    expect(titleOf('2026-05-27', 'state')).toContain('30/2020');
    const state = RULES.asOf('2026-11-24').layout('state');
    expect(state.find(({ kind }) => kind === 'margins')).toMatchObject({ weight: 'must', left: [30, 35] });
  });

  it('fonts come from styles, their ancestors, the theme and the defaults of the document', async () => {
    const styles = `<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
      <w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>
      <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:rFonts w:hAnsi="Tahoma"/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="C"><w:rPr><w:sz w:val="30"/></w:rPr></w:style></w:styles>`;
    const theme = `<a:theme xmlns:a="a"><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:theme>`;
    const body = `<w:document xmlns:w="w" xmlns:mc="mc"><w:body>
      <w:p><w:r><w:t>một</w:t></w:r><w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>hai</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>ba</w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>
      <mc:Fallback><w:p><w:r><w:t>lần nữa</w:t></w:r></w:p></mc:Fallback></w:body></w:document>`;
    const file = zipOf([
      { name: 'word/document.xml', content: body },
      { name: 'word/styles.xml', content: styles },
      { name: 'word/theme/theme1.xml', content: theme },
    ]);
    const draft = await readDocx(file);
    expect(draft?.paragraphs).toEqual([
      {
        text: 'mộthai',
        runs: [
          { font: 'Calibri', size: 11, letters: 3 },
          { font: 'Calibri', size: 15, letters: 3 },
        ],
      },
      { text: 'ba', runs: [{ font: 'Tahoma', size: 11, letters: 2 }] },
    ]);
  });

  it('a document type, deep nesting, too many paragraphs and what is no Word file are not read', async () => {
    const file = (content: string): Buffer => zipOf([{ name: 'word/document.xml', content }]);
    const wrap = (inside: string): string =>
      `<w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>`;
    expect(await readDocx(file(wrap('<w:p/>')))).not.toBeNull();
    expect(await readDocx(file(`<!DOCTYPE x [<!ENTITY a "b">]>${wrap('<w:p/>')}`))).toBeNull();
    expect(await readDocx(file(wrap('<w:p>'.repeat(300) + '</w:p>'.repeat(300))))).toBeNull();
    expect(await readDocx(file(wrap('<w:p/>'.repeat(20_001))))).toBeNull();
    expect(await readDocx(file(wrap(`<w:p>${'x'.repeat(9 * 1024 * 1024)}</w:p>`)))).toBeNull();
    expect(await readDocx(Buffer.from('%PDF-1.4'))).toBeNull();
    expect(await readDocx(zipOf([{ name: 'a.txt', content: 'x' }]))).toBeNull();
  });

  it('any bytes are read or refused, never thrown at, and within seconds', { timeout: 120_000 }, async () => {
    const good = await wordDraft();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 30 }),
        fc.nat(good.length),
        async (changes, length) => {
          const bytes = Buffer.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          const began = performance.now();
          const draft = await readDocx(bytes.subarray(0, changes.length % 2 === 0 ? bytes.length : length));
          checkLayout(party, FACTS, draft);
          expect(performance.now() - began).toBeLessThan(5_000);
        },
      ),
      { numRuns: 300 },
    );
  });
});
