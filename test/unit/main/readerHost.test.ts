import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { createReaderHost } from '../../../electron/main/processes/readerHost.ts';

class Child extends EventEmitter {
  killed = false;
  readonly got: unknown[] = [];

  postMessage(_message: unknown, transfer: string[]): void {
    this.got.push(...transfer);
  }
  kill(): boolean {
    this.killed = true;
    this.emit('exit');
    return true;
  }
}

function hosted() {
  const children: Child[] = [];
  const given: [number, string][] = [];
  const host = createReaderHost<string>({
    fork: () => {
      const child = new Child();
      children.push(child);
      return child;
    },
    line: () => ({ vault: `vault ${children.length}`, reader: `reader ${children.length}` }),
    giveVault: (number, port) => given.push([number, port]),
  });
  return { host, children, given };
}

it('starts a reader when the vault asks, and hands out the two ends of one line', () => {
  const { host, children, given } = hosted();
  host.want(1, true);
  expect(children[0]?.got).toEqual(['reader 1']);
  expect(given).toEqual([[1, 'vault 1']]);
});

it('ends the reader of that number only, and all of them with the vault', () => {
  const { host, children } = hosted();
  host.want(1, true);
  host.want(2, true);
  host.want(3, true);
  host.want(2, false);
  expect(children.map(({ killed }) => killed)).toEqual([false, true, false]);
  host.stop();
  expect(children.map(({ killed }) => killed)).toEqual([true, true, true]);
});

it('starts none by itself after one died, and no more than eight at a time', () => {
  const { host, children } = hosted();
  host.want(1, true);
  children[0]?.emit('exit');
  expect(children).toHaveLength(1);
  for (let number = 2; number < 20; number += 1) host.want(number, true);
  expect(children).toHaveLength(9);
});
