import { AppError, raise } from '../../shared/errors.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { calibrate } from './crypto/argon.ts';
import { dispatch, doorHandlerOf, failure, handlerOf, parseInput, parseOutput, specOf } from './dispatch.ts';
import type { Opened } from './opened.ts';
import type { Ports } from './ports.ts';
import { handlers } from './registry.ts';
import { createCore } from './serviceCore.ts';
import { sessionView } from './session/handlers.ts';
import { createSessionLife } from './sessionLife.ts';
import type { DoorPorts } from './sessionPorts.ts';
import type { VaultService, VaultServiceOptions } from './vaultService.ts';

/** The vault as one object: what the utility process, the command line, the benches and the tests all use. */
export function createVaultService(options: VaultServiceOptions): VaultService {
  const core = createCore(options);
  const { report } = core;
  const life = createSessionLife(core, createVaultService);
  const { calls, opened } = life;
  core.onEvent((event) => opened()?.relay.heard(event));

  const door: DoorPorts = {
    dir: options.dir,
    paths: core.paths,
    profileDir: core.profileDir,
    nowMs: core.nowMs,
    newKeyPair: core.newKeyPair,
    floor: core.floor,
    cost: async () => options.argon?.cost ?? (await calibrate()),
    session: () => opened()?.session ?? null,
    signIn: life.signIn,
    lock: life.close,
    view: () => {
      const at = opened() ?? raise('vault-locked');
      return sessionView(at.session, at.view.ports as Ports);
    },
    progress: (done, of) => core.emit({ topic: 'progress', ids: [], done, of }),
  };

  async function callOpen(at: Opened, through: 'window' | 'host', op: string, raw: unknown) {
    const kind = handlerOf(at.dispatcher, op)?.kind;
    // no number before the media were asked, and no entry before that of the sign-in
    const asked = kind === 'command' ? at.heads.settled() : null;
    if (asked !== null) await asked;
    if (opened() !== at) return failure({ report }, op, new AppError('vault-locked'));
    try {
      if (kind !== 'query') at.entering.settle();
    } catch (cause) {
      if (kind === 'command') return failure({ report }, op, cause); // who reads may, where no entry of its own is asked for
    }
    const reply = await dispatch(at.dispatcher, at.view, through, op, raw);
    if (opened() === at && at.session.isOver) life.leave(at);
    else if (opened() === at && Object.hasOwn(contract, op) && specOf(op).kind === 'command')
      life.afterCommand(at);
    return reply;
  }

  async function answer(through: 'window' | 'host', op: string, raw: unknown): Promise<Reply<unknown>> {
    const entry = doorHandlerOf(handlers, op);
    if (entry === null) {
      const at = opened();
      if (at !== null) return callOpen(at, through, op, raw);
      const isKnown = Object.hasOwn(contract, op);
      return failure({ report }, op, new AppError(isKnown ? 'vault-locked' : 'unknown-operation'));
    }
    try {
      const spec = specOf(op);
      if (spec.door === 'host' && through !== 'host') raise('not-for-window');
      return { ok: true, value: parseOutput(spec, await entry.run(door, parseInput(spec, raw))) };
    } catch (error) {
      return failure({ report }, op, error);
    }
  }

  return {
    async call(through, op, raw) {
      if (through === 'window') core.pageCalls();
      for (let on = calls.shut(); on !== null; on = calls.shut()) await on;
      return calls.through(() => answer(through, op, raw));
    },
    fail: (op, cause) => failure({ report }, op, cause),
    close: life.close,
    onEvent: core.onEvent,
    onEgress: core.onEgress,
    attachEgress: (port) => {
      const at = opened();
      if (at === null) port.close();
      else at.relay.attach(port);
    },
  };
}
