// What jazzer.js calls with each input: bundled into one CommonJS file, so that every line of ours and of the libraries
// below it is watched. AN_THU_FUZZ names the parser; AN_THU_FIXTURES is the folder of the fixtures.
import { AppError } from '../../shared/errors.ts';
import { ANY, FUZZED, useFixtures } from './parsers.ts';

const parser = [ANY, ...FUZZED].find(({ name }) => name === process.env['AN_THU_FUZZ']);
if (parser === undefined)
  throw new Error(`AN_THU_FUZZ names no parser: ${FUZZED.map(({ name }) => name).join(' ')}`);
useFixtures(process.env['AN_THU_FIXTURES'] ?? '');

/** Reads, or refuses with a code of ours. Anything else is a finding. */
export async function fuzz(data: Buffer): Promise<void> {
  try {
    await parser?.read(data);
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return;
    throw error;
  }
}
