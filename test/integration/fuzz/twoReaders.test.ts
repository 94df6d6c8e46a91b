import { afterAll, describe, expect, it } from 'vitest';
import { compareReaders, signedCases } from '../../fuzz/twoReaders.ts';
import { pdfTools } from '../../support/pdfTools.ts';
import { runs } from '../../support/soak.ts';

const SHORT = 600;
/** for each time that is asked for: `npm run fuzz` counts in thousands */
const LONG = 1_000;
const DRAWN_BY_OTHERS = 8;

const tools = pdfTools();
afterAll(() => tools.remove());

describe('what our reader calls signed', () => {
  it('the reader of the window shows as it was signed', { timeout: 36_000_000 }, async () => {
    const cases = runs(SHORT, LONG);
    const { whole, disagreements } = await compareReaders(1, cases);
    expect(disagreements.map(({ seed, why }) => `${String(seed)}: ${why.slice(0, 300)}`)).toEqual([]);
    // too few would prove nothing
    expect(whole).toBeGreaterThan(cases / 20);
  });

  it('poppler and MuPDF read as it was signed', { timeout: 3_600_000 }, () => {
    const seen = new Set<Buffer>();
    // what is filled into a field is told, and drawn
    const words = (text: string): string[] => text.split(/\s+/).filter((one) => one !== '' && one !== 'x');
    for (const { seed, signed, bytes } of signedCases(100_000, runs(60, 200))) {
      if (seen.size >= runs(DRAWN_BY_OTHERS, 100)) break;
      seen.add(bytes);
      expect(words(tools.text(bytes, 1)), `poppler, ${String(seed)}`).toEqual(words(tools.text(signed, 1)));
      expect(words(tools.mupdfText(bytes)), `MuPDF, ${String(seed)}`).toEqual(words(tools.mupdfText(signed)));
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});
