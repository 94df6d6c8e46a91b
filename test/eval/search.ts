import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readAbbreviations } from '../../shared/domain/text/abbreviations.ts';
import { type MatchOptions } from '../../shared/domain/text/match.ts';
import { SearchIndex } from './searchIndex.ts';
import { loadRules } from '../../electron/vault/rules/loader.ts';

interface Text {
  readonly id: string;
  readonly text: string;
}
interface QueryCase {
  readonly query: string;
  readonly ids: readonly string[];
  readonly first: string;
  readonly options: string;
  readonly top: readonly string[];
}
export interface SearchReport {
  readonly queries: number;
  readonly complete: number;
  readonly first: number;
  readonly missed: readonly {
    query: string;
    missing: readonly string[];
    extra: readonly string[];
    got: readonly string[];
  }[];
}

/** The rules of the newest packs. */
const LATEST = '2100-01-01';

const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
const list = (cell: string | undefined): string[] => (cell ?? '').split(',').filter((id) => id !== '');

function readTexts(file: string): Text[] {
  return lines(file).map((line) => {
    const tab = line.indexOf('\t');
    return { id: line.slice(0, tab), text: line.slice(tab + 1) };
  });
}

function readQueries(file: string): QueryCase[] {
  return lines(file).map((line) => {
    const [query = '', ids, first = '', options = '', top] = line.split('\t');
    return { query, ids: list(ids), first, options, top: list(top) };
  });
}

/** The product offers all four options; a query that names one is judged with that one reaching into quotes too. */
function optionsOf(testCase: QueryCase, abbreviations: MatchOptions['abbreviations']): MatchOptions {
  return {
    prefix: testCase.options === 'prefix',
    iy: true,
    zero: true,
    abbreviations,
    inQuotes: testCase.options !== '',
  };
}

function judge(
  testCase: QueryCase,
  got: readonly string[],
): { complete: boolean; first: boolean; missing: string[]; extra: string[] } {
  const missing = testCase.ids.filter((id) => !got.includes(id));
  const extra = got.filter((id) => !testCase.ids.includes(id));
  const tooMany = testCase.query.includes('"') && extra.length > 0;
  const firstHolds = testCase.first === '' || got[0] === testCase.first;
  const top = new Set(got.slice(0, testCase.top.length));
  return {
    complete: missing.length === 0 && !tooMany,
    first: firstHolds && testCase.top.every((id) => top.has(id)),
    missing,
    extra,
  };
}

/** Runs labelled queries against the product's own index. */
export function evalSearch(textsFile: string, queriesFile: string): SearchReport {
  const texts = readTexts(textsFile);
  const cases = readQueries(queriesFile);
  const sample = join(dirname(queriesFile), 'abbreviations.tsv');
  // What an office would have in its own table; the product's list comes first.
  const own = existsSync(sample) ? readAbbreviations(lines(sample)) : new Map<string, string[]>();
  const abbreviations = new Map([...loadRules().asOf(LATEST).abbreviations, ...own]);
  const index = new SearchIndex(texts);
  const missed: SearchReport['missed'][number][] = [];
  let complete = 0;
  let first = 0;
  for (const testCase of cases) {
    const got = index.find(testCase.query, optionsOf(testCase, abbreviations), texts.length);
    const verdict = judge(testCase, got);
    if (verdict.complete) complete += 1;
    if (verdict.first) first += 1;
    if (!verdict.complete || !verdict.first)
      missed.push({ query: testCase.query, missing: verdict.missing, extra: verdict.extra, got });
  }
  index.close();
  return { queries: cases.length, complete, first, missed };
}
