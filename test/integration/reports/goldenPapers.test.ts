import { describe, expect, it } from 'vitest';
import { renderLabels } from '../../../electron/vault/printing/labelPdf.ts';
import { type PaperPrint, renderPapers } from '../../../electron/vault/printing/paperPdf.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { PAPERS, type PaperName } from '../../../shared/domain/papers/paperForm.ts';
import { PAPER_SAMPLES, type PaperSample } from '../../support/paperSamples.ts';
import { gapsOf } from '../../support/papers.ts';
import {
  compareWithGolden,
  differenceOf,
  fromPng,
  pagesOf,
  type Picture,
  toPng,
} from '../../support/pictures.ts';
import { TEST_NOW_MS } from '../../support/vault.ts';

const rules = loadRules().asOf('2026-11-24');

function printOf(paper: PaperName, sample: PaperSample, training = false): PaperPrint {
  const form = rules.paper(paper);
  if (form === null) throw new Error(`no form ${paper}`);
  return { form, ...sample, training, nowMs: TEST_NOW_MS, title: form.title };
}

const render = async (prints: readonly PaperPrint[]): Promise<Buffer> =>
  (await (prints[0]?.form.layout === 'label' ? renderLabels(prints) : renderPapers(prints))).bytes;

/** Pictures of every paper as it was looked at and found right. `UPDATE_GOLDEN=1` takes new ones. */
describe('papers look as they looked', () => {
  it.each(PAPERS)('%s', { timeout: 120_000 }, async (paper) => {
    const samples = PAPER_SAMPLES[paper];
    for (const sample of samples) expect(gapsOf(rules.paper(paper), sample.data)).toEqual([]);
    const pdf = await render(samples.map((sample) => printOf(paper, sample)));
    expect(compareWithGolden(`papers/${paper}`, pdf)).toEqual([]);
  });

  it('a paper of a training vault says so across every page', { timeout: 120_000 }, async () => {
    const [sample] = PAPER_SAMPLES['transfer-slip'];
    if (sample === undefined) throw new Error('no sample');
    const pdf = await render([printOf('transfer-slip', sample, true)]);
    expect(compareWithGolden('papers/training', pdf)).toEqual([]);
  });

  it('one other name, or a line lower by 3 mm, is seen', { timeout: 120_000 }, async () => {
    const [sample] = PAPER_SAMPLES['carry-out-permit'];
    if (sample === undefined) throw new Error('no sample');
    const first = async (change: Record<string, string>): Promise<Picture> => {
      const data = { ...sample.data, values: { ...sample.data.values, ...change } };
      const [page] = pagesOf(await render([printOf('carry-out-permit', { ...sample, data })]));
      if (page === undefined) throw new Error('no page');
      return page;
    };
    const golden = await first({});
    expect(differenceOf(golden, fromPng(toPng(await first({}))))).toBeNull();
    expect(differenceOf(golden, await first({ permitter: 'Lê Đức Toản' }))).not.toBeNull();
    const lower = new Uint8Array(golden.points.length).fill(255);
    lower.set(golden.points.subarray(0, -6 * golden.width), 6 * golden.width);
    expect(differenceOf(golden, { ...golden, points: lower })).not.toBeNull();
  });
});
