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
import type { Reading } from '../../support/readHostileFile.ts';
import { workerFile } from '../../support/workerFiles.ts';

/** What any of them may cost any reader: so many times a sum over sixty million letters, in the same moment. */
const MOST = { times: 7, memoryBytes: 300 * 1024 * 1024 } as const;
/** A letter with fifty files is read in fifty-one goes, each with a budget of its own. */
const MOST_OF_A_LETTER = 14;
/** Every word of a file is looked at in every code that it may be in; what it costs is the reader's, not the vault's. */
const MOST_OF_A_SEARCH = 28;
const mostOf = (reader: string): number =>
  reader === 'letter' ? MOST_OF_A_LETTER : reader === 'secrecyOfFile' ? MOST_OF_A_SEARCH : MOST.times;

interface Read {
  readonly place: number;
  readonly readings: readonly Reading[];
  /** that the process has ever held, above what it began with */
  readonly peakBytes: number;
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
    ['--expose-gc', workerFile('hostileFilesWorker'), folder],
    { maxBuffer: 16 << 20 },
  );
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
      .map(({ reader, outcome, cpuSeconds, times }) =>
        [files[place]?.name, files[place]?.attacks, reader, outcome, cpuSeconds, times].join(' | '),
      ),
  );

test('a hundred hostile files of at most 1 MB end no reader', () => {
  expect(files.filter(({ bytes }) => bytes.length > MOST_BYTES).map(({ attacks }) => attacks)).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
  expect(reads).toHaveLength(files.length);
});

test('each is read, or refused with a code', () => {
  expect(faults(({ outcome }) => outcome.startsWith('bug'))).toEqual([]);
});

test('none costs a reader more than it may; a letter twice, and the search for marks four times as much', () => {
  expect(faults(({ reader, times }) => times > mostOf(reader))).toEqual([]);
});

test('all of them one after another need no more memory than one may', () => {
  const highest = reads.find(({ peakBytes }) => peakBytes > MOST.memoryBytes);
  expect(highest && files[highest.place]?.attacks).toBeUndefined();
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
