import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { createBesideHost } from '../../../electron/main/processes/besideHost.ts';

class Child extends EventEmitter {
  killed = false;
  pid = 1000;
  hears = true;
  readonly got: unknown[] = [];

  postMessage(_message: unknown, transfer: string[]): void {
    this.got.push(...transfer);
  }
  kill(): boolean {
    this.killed = true;
    if (this.hears) this.emit('exit');
    return true;
  }
}

function hosted() {
  const children: Child[] = [];
  const given: [number, string][] = [];
  const later: (() => void)[] = [];
  const killed: number[] = [];
  const host = createBesideHost<string>({
    fork: () => {
      const child = new Child();
      children.push(child);
      return child;
    },
    line: () => ({ vault: `vault ${children.length}`, beside: `reader ${children.length}` }),
    giveVault: (number, port) => given.push([number, port]),
    most: 8,
    after: (_ms, run) => later.push(run),
    killHard: (pid) => killed.push(pid),
  });
  return { host, children, given, later, killed };
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

it('kills one that is held in foreign code and does not go by itself', () => {
  const { host, children, later, killed } = hosted();
  host.want(1, true);
  host.want(2, true);
  const [, held] = children;
  if (held) held.hears = false;
  host.stop();
  later.forEach((run) => run());
  expect(killed).toEqual([1000]);
});
