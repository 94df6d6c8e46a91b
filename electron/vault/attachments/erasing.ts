import { beginErasure, endErasure, type Leftovers, settleErasure } from './erase.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import { type CommandHandler, preparedCommand } from '../ports.ts';

/** A command that may erase keys: cells are overwritten while it runs, files go after the commit. */
export const erasing = <K extends OpName>(apply: CommandHandler<K, Leftovers>['apply']) =>
  preparedCommand<K, Leftovers>({
    prepare: (ports) => Promise.resolve(beginErasure(ports)),
    apply,
    settle: settleErasure,
    abandon: endErasure,
  });
