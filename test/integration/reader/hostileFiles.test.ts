import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBundles } from '../../../build/scripts/lib/bundles.mjs';
import { readEdxml } from '../../../electron/reader/edxml/readPackage.ts';
import { AppError } from '../../../shared/errors.ts';
import { type HostileFile, hostileCorpus, MOST_BYTES } from '../../support/hostileCorpus.ts';
import { packageWith, ZIP_BOMBS } from '../../support/hostileEdxml.ts';
import type { Work } from '../../support/countedWork.ts';
import type { Reading } from '../../support/readHostileFile.ts';
import { workerFile } from '../../support/workerFiles.ts';

const MIB = 1024 * 1024;
type Limits = Readonly<Record<keyof Work, number>>;
/** What a reader may do for one file, counted; about half as much again as the worst of them does. */
const MOST: Limits = { steps: 180_000_000, letters: 70_000_000, bytes: 240 * MIB };
const MOST_OF: Readonly<Record<string, Limits>> = {
  // a letter with fifty files is read in fifty-one goes, each with a budget of its own
  letter: { steps: 250_000_000, letters: 550_000_000, bytes: 1_300 * MIB },
  // every word of a file is looked at in every code that it may be in
  secrecyOfFile: { steps: 200_000_000, letters: 550_000_000, bytes: 300 * MIB },
};
/** Twice what the product gives an ordinary job; the process that reads all of them ends where one keeps more. */
const HEAP_MIB = 512;

interface Read {
  readonly place: number;
  readonly readings: readonly Reading[];
}
const files: readonly HostileFile[] = hostileCorpus();
let folder: string;
let reads: readonly Read[];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-hostile-'));
  for (const [at, { name, bytes }] of files.entries()) {
    const place = path.join(folder, String(at).padStart(4, '0'));
    fs.mkdirSync(place);
    fs.writeFileSync(path.join(place, name), bytes);
  }
  await ensureBundles(['testWorkers'], { announce: false }); // the unit tests have no preparation
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      `--max-old-space-size=${String(HEAP_MIB)}`,
      '--max-semi-space-size=16',
      workerFile('hostileFilesWorker'),
      folder,
    ],
    { maxBuffer: 16 << 20 },
  ).catch((cause: unknown) => cause as { stdout: string });
  reads = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Read);
}, 600_000);
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Readings that are not as they should be, with what the file attacks. */
const faults = (isFault: (reading: Reading) => boolean): string[] =>
  reads.flatMap(({ place, readings }) =>
    readings
      .filter(isFault)
      .map(({ reader, outcome, steps, letters, bytes }) =>
        [files[place]?.name, files[place]?.attacks, reader, outcome, steps, letters, bytes].join(' | '),
      ),
  );

test(`a hundred hostile files of at most 1 MB are read one after another in ${String(HEAP_MIB)} MiB`, () => {
  expect(files.filter(({ bytes }) => bytes.length > MOST_BYTES).map(({ attacks }) => attacks)).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
  expect(files[reads.length]?.attacks).toBeUndefined(); // the one that ended the process
});

test('each is read, or refused with a code', () => {
  expect(faults(({ outcome }) => outcome.startsWith('bug'))).toEqual([]);
});

test.each(['steps', 'letters', 'bytes'] as const)('none costs a reader more %s than it may', (what) => {
  expect(faults((reading) => reading[what] > (MOST_OF[reading.reader] ?? MOST)[what])).toEqual([]);
  // something was counted
  expect(faults((reading) => reading[what] * 2 > MOST[what])).not.toEqual([]);
});

test.each(ZIP_BOMBS)(
  'an edXML package with $attacks is refused, not kept as it was sent',
  async ({ name, entries }) => {
    const refusal = await readEdxml(packageWith(name, entries)).then(
      () => 'kept',
      (cause: unknown) => (cause instanceof AppError ? cause.params['reason'] : cause),
    );
    expect(refusal).toBe('unzip-limit');
  },
);
