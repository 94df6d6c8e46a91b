import { beginErasure, endErasure, type Leftovers, settleErasure } from '../attachments/erase.ts';
import { filesDir } from '../attachments/place.ts';
import { removeBlob } from '../attachments/segmentsStore.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import { command, type CommandHandler, preparedCommand } from '../ports.ts';
import { confirmExpired, decide, openContent, propose, reject, withdraw } from './decide.ts';
import { loadLists, readLists, type ReadLists } from './lists.ts';
import { noticeAcknowledged, noticeSent, stampDone } from './notices.ts';
import { orderRecall, proveRecall, purgeHere } from './recalls.ts';

/** A command that may erase keys: cells are overwritten while it runs, files go after the commit. */
export const erasing = <K extends OpName>(apply: CommandHandler<K, Leftovers>['apply']) =>
  preparedCommand<K, Leftovers>({
    prepare: (ports) => Promise.resolve(beginErasure(ports)),
    apply,
    settle: settleErasure,
    abandon: endErasure,
  });

export const protectionCommands = {
  'protection.loadLists': preparedCommand<'protection.loadLists', ReadLists & { stageId: string }>({
    prepare: (ports, { stageId }) => Promise.resolve({ ...readLists(ports, stageId), stageId }),
    apply: loadLists,
    settle: (ports, { stageId }) => removeBlob(filesDir(ports.dir), stageId),
  }),
  'protection.propose': command<'protection.propose'>(propose),
  'protection.decide': erasing<'protection.decide'>(decide),
  'protection.reject': command<'protection.reject'>(reject),
  'protection.withdraw': command<'protection.withdraw'>(withdraw),
  'protection.confirmExpired': erasing<'protection.confirmExpired'>(confirmExpired),
  'protection.openContent': erasing<'protection.openContent'>(openContent),
  'protection.noticeSent': command<'protection.noticeSent'>(noticeSent),
  'protection.noticeAcknowledged': command<'protection.noticeAcknowledged'>(noticeAcknowledged),
  'protection.stampDone': command<'protection.stampDone'>(stampDone),
  'protection.orderRecall': command<'protection.orderRecall'>(orderRecall),
  'protection.purgeHere': erasing<'protection.purgeHere'>(purgeHere),
  'protection.proveRecall': command<'protection.proveRecall'>(proveRecall),
};
