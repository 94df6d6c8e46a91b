import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { foreignTrailOf, MetElsewhere, OWN_LINE, trailOf } from '../../shared/incident.ts';
import { ForeignTrail } from '../../shared/ipc/foreignTrail.ts';

/** An error with a stack as V8 writes it. */
function errorWith(message: string, places: string, extra: object = {}): Error {
  const error = Object.assign(new TypeError(message), extra);
  error.stack = `TypeError: ${message}\n${places}`;
  return error;
}
const PLACES = [
  '    at readRow (file:///home/an/An%20Thu/out/main/vault-Ab3.js:12:34)',
  '    at async Object.run (C:\\Users\\An\\vault.js:5:6)',
  '    at new Lane [as start] (/x/pool.ts?t=17:7:8)',
  '    at /x/y/plain.mjs:9:10',
  '    at Array.map (<anonymous>)',
  '    at node:internal/process/task_queues:105:5',
].join('\n');

describe('the trail of an error', () => {
  it('is its class and the places in the program, without folders', () => {
    expect(trailOf(errorWith('Nguyễn Văn An', PLACES))).toEqual([
      'TypeError',
      'at readRow vault-Ab3.js:12:34',
      'at Object.run vault.js:5:6',
      'at Lane pool.ts:7:8',
      'at plain.mjs:9:10',
    ]);
  });

  it('has the classes and codes of its causes', () => {
    const busy = errorWith('UNIQUE: person.username', PLACES, { code: 'SQLITE_CONSTRAINT_UNIQUE' });
    const outer = new AppError('internal', { at: 'no-ledger-entry' }, { cause: busy });
    const trail = trailOf(outer).filter((line) => !line.startsWith('at '));
    expect(trail).toEqual(['AppError internal no-ledger-entry', 'TypeError SQLITE_CONSTRAINT_UNIQUE']);
  });

  it.each([
    'Nguyễn Văn An\n    at nguyenVanAn (don.js:1:1)',
    '    at nguyenVanAn (don.js:1:1)',
    '\n    at nguyenVanAn (don.js:1:1)\n',
  ])('takes nothing out of a message that looks like a place: %j', (message) => {
    const trail = trailOf(errorWith(message, PLACES));
    expect(trail.join()).not.toContain('nguyenVanAn');
    expect(trail).toContain('at readRow vault-Ab3.js:12:34');
  });

  it.each([
    ['a code that is a word', errorWith('', '', { code: 'Nguyễn Văn An' })],
    ['a name that was set', errorWith('', '', { name: 'Nguyễn Văn An' })],
    ['a place of our own error that holds a value', new AppError('internal', { at: 'initiative-row 0a1b' })],
    ['a text that was thrown', 'Nguyễn Văn An'],
    ['a thing that was thrown', { message: 'Nguyễn Văn An', stack: 'Nguyễn Văn An' }],
    ['a trail of another process', new MetElsewhere(['Nguyễn Văn An', 'at Nguyễn a.js:1:1'])],
  ])('leaves out %s', (_what, thrown) => {
    const trail = trailOf(thrown);
    expect(trail.length).toBeGreaterThan(0);
    expect(trail.join()).not.toMatch(/Nguy|0a1b/);
    for (const line of trail) expect(line).toMatch(OWN_LINE);
  });

  it('ends, even where an error is its own cause', () => {
    const error = errorWith('', PLACES);
    error.cause = error;
    expect(trailOf(error).length).toBeLessThanOrEqual(60);
  });

  it('as a process of less trust tells it names no function and no class of its own', () => {
    class NguyenVanAn extends Error {}
    const components = '\n    at Hoa (app://an-thu/assets/first-Ab3_x9Zq.js:1:23456)\n    at div';
    const trail = foreignTrailOf(new NguyenVanAn('x', { cause: errorWith('', PLACES) }), components);
    expect(ForeignTrail.safeParse(trail).success).toBe(true);
    expect(trail.join()).not.toMatch(/Nguyen|readRow|Hoa/);
    expect(trail[0]).toBe('Error');
    expect(trail).toContain('TypeError');
    expect(trail).toContain('at vault-Ab3.js:12:34');
  });
});
