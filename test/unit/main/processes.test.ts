import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { mayStartEgress } from '../../../electron/main/processes/mayStartEgress.ts';
import { childEnvironment } from '../../../electron/main/processes/environment.ts';
import { restartBudget } from '../../../electron/main/processes/restartBudget.ts';
import { type ChildProcess, createVaultHost } from '../../../electron/main/processes/vaultHost.ts';
import type { AppEvent } from '../../../shared/ipc/reply.ts';
import type { FromVault, ToVault } from '../../../shared/ipc/vaultProtocol.ts';

describe('environment of a child', () => {
  it('keeps five names and drops everything that steers a program', () => {
    const env = {
      TZ: 'Asia/Ho_Chi_Minh',
      LANG: 'vi_VN.UTF-8',
      NODE_OPTIONS: '--require=x',
      LD_PRELOAD: 'x',
      HTTP_PROXY: 'x',
      HOME: '/root',
      SSH_AUTH_SOCK: 'x',
    };
    expect(childEnvironment(env)).toEqual({ TZ: 'Asia/Ho_Chi_Minh', LANG: 'vi_VN.UTF-8' });
  });
});

describe('restart budget', () => {
  it('allows three within a minute, and again after it', () => {
    let now = 0;
    const may = restartBudget(() => now);
    expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
    now = 59_999;
    expect(may()).toBe(false);
    now = 60_000;
    expect(may()).toBe(true);
  });
});

describe('process with sockets', () => {
  it('starts for no profile without a relay, and never on a machine that stands alone', () => {
    const profiles = ['connected', 'party-wan', 'independent-lan', 'standalone'] as const;
    expect(profiles.map((profile) => mayStartEgress(profile, false))).toEqual([false, false, false, false]);
    expect(profiles.map((profile) => mayStartEgress(profile, true))).toEqual([true, true, true, false]);
  });
});

/** A child that answers as it is told: the real one is driven in the end-to-end tests. */
class Child extends EventEmitter implements ChildProcess {
  pid: number | undefined = undefined;
  readonly got: ToVault[] = [];
  killed = false;
  answers = true;
  postMessage(message: ToVault): void {
    this.got.push(message);
    if (message.kind === 'call' && this.answers)
      this.say({ kind: 'reply', id: message.id, reply: { ok: true, value: message.op } });
    if (message.kind === 'sealed' && this.answers)
      this.say({ kind: 'carried', id: message.id, carried: message.input.slice().reverse() });
  }
  say(message: FromVault): void {
    queueMicrotask(() => this.emit('message', message));
  }
  kill(): boolean {
    this.killed = true;
    queueMicrotask(() => this.emit('exit', 15));
    return true;
  }
}

function hosted(): {
  host: ReturnType<typeof createVaultHost>;
  children: Child[];
  events: AppEvent[];
  gone: boolean[];
  clock: { ms: number };
} {
  const children: Child[] = [];
  const events: AppEvent[] = [];
  const gone: boolean[] = [];
  const clock = { ms: 0 };
  const host = createVaultHost({
    fork: () => {
      const child = new Child();
      children.push(child);
      return child;
    },
    nowMs: () => clock.ms,
    networked: () => true,
    profileDir: '/nguoi-dung',
    appVersion: '1',
    packaged: true,
    onEvent: (event) => events.push(event),
    onEgress: () => undefined,
    onReader: () => undefined,
    onSigner: () => undefined,
    onStamper: () => undefined,
    onLeft: () => undefined,
    onGone: (restarted) => gone.push(restarted),
  });
  return { host, children, events, gone, clock };
}

describe('vault host', () => {
  it('starts a process before a folder and pairs replies with calls', async () => {
    const { host, children } = hosted();
    host.start('/kho');
    const replies = await Promise.all([host.call('people.list', {}), host.call('reports.read', {})]);
    expect(replies).toEqual([
      { ok: true, value: 'people.list' },
      { ok: true, value: 'reports.read' },
    ]);
    expect(children[0]?.got[0]).toEqual({
      kind: 'start',
      dir: '/kho',
      profileDir: '/nguoi-dung',
      appVersion: '1',
      packaged: true,
      networked: true,
    });
  });

  it('reads the routes anew before each opening', async () => {
    const { host, children } = hosted();
    host.start('/kho');
    await host.call('vault.unlock', {});
    expect(children[0]?.got.map(({ kind }) => kind)).toEqual(['start', 'network', 'call']);
  });

  it('carries what the page sealed as it is, there and back, and reads the routes for it as well', async () => {
    const { host, children } = hosted();
    host.start('/kho');
    expect(await host.carry('vault.unlock', Uint8Array.of(1, 2, 3))).toEqual({
      carried: Uint8Array.of(3, 2, 1),
      seen: null,
    });
    expect(children[0]?.got.map(({ kind }) => kind)).toEqual(['start', 'network', 'sealed']);
  });

  it('answers open calls with `vault-gone` when the process dies, restarts three times and then no more', async () => {
    const { host, children, gone } = hosted();
    host.start('/kho');
    for (let death = 0; death < 4; death += 1) {
      const child = children.at(-1) as Child;
      child.answers = false;
      const open = host.call('people.list', {});
      child.emit('exit', 139);
      expect(await open).toMatchObject({ ok: false, error: { code: 'vault-gone' } });
    }
    expect(gone).toEqual([true, true, true, false]);
    expect(children).toHaveLength(4);
    expect(await host.call('people.list', {})).toMatchObject({ error: { code: 'vault-gone' } });
    host.start('/kho'); // a person who locks or chooses a vault gets a new process all the same
    expect(await host.call('people.list', {})).toEqual({ ok: true, value: 'people.list' });
  });

  it('locks, kills and counts that as no accident', async () => {
    const { host, children, gone } = hosted();
    host.start('/kho');
    await host.stop();
    expect(children[0]?.got.at(-1)).toMatchObject({ op: 'vault.lock', input: { backup: 'none' } });
    expect([children[0]?.killed, gone, host.pid()]).toEqual([true, [], null]);
  });

  it('passes events of the living process only', async () => {
    const { host, children, events } = hosted();
    host.start('/kho');
    const [old] = children;
    await host.stop();
    host.start('/kho');
    old?.emit('message', { kind: 'event', event: { topic: 'vault.locked', ids: ['old'] } });
    children[1]?.emit('message', { kind: 'event', event: { topic: 'vault.locked', ids: ['new'] } });
    expect(events.map(({ ids }) => ids[0])).toEqual(['new']);
  });
});
