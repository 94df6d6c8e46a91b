import { filesDir } from '../attachments/place.ts';
import { removeBlob } from '../attachments/segmentsStore.ts';
import { command, preparedCommand } from '../ports.ts';
import { confirmExpired, decide, openContent, propose, reject, withdraw } from './decide.ts';
import { placeHold, placeHolds, releaseHold, releaseHolds } from './holds.ts';
import { loadLists, readLists, type ReadLists } from './lists.ts';
import { noticeAcknowledged, noticeSent, stampDone } from './notices.ts';
import { orderRecall, proveRecall, purgeHere } from './recalls.ts';
import { citeItem } from './samples.ts';
import { confirmSeveralExpired, decideSeveral, proposeSeveral } from './severalChanges.ts';
import { erasing } from '../attachments/erasing.ts';

export const protectionCommands = {
  'protection.loadLists': preparedCommand<'protection.loadLists', ReadLists & { stages: readonly string[] }>({
    prepare: (ports, input) => {
      const stages = [input.stageId, input.signatureStageId].filter((id) => id !== null);
      return Promise.resolve({ ...readLists(ports, input), stages });
    },
    apply: loadLists,
    settle: (ports, { stages }) => stages.forEach((id) => removeBlob(filesDir(ports.dir), id)),
  }),
  'protection.propose': command<'protection.propose'>(propose),
  'protection.decide': erasing<'protection.decide'>(decide),
  'protection.reject': command<'protection.reject'>(reject),
  'protection.withdraw': command<'protection.withdraw'>(withdraw),
  'protection.confirmExpired': erasing<'protection.confirmExpired'>(confirmExpired),
  'protection.proposeSeveral': command<'protection.proposeSeveral'>(proposeSeveral),
  'protection.decideSeveral': erasing<'protection.decideSeveral'>(decideSeveral),
  'protection.confirmSeveralExpired': erasing<'protection.confirmSeveralExpired'>(confirmSeveralExpired),
  'protection.openContent': erasing<'protection.openContent'>(openContent),
  'protection.citeItem': command<'protection.citeItem'>(citeItem),
  'protection.noticeSent': command<'protection.noticeSent'>(noticeSent),
  'protection.noticeAcknowledged': command<'protection.noticeAcknowledged'>(noticeAcknowledged),
  'protection.stampDone': command<'protection.stampDone'>(stampDone),
  'protection.orderRecall': command<'protection.orderRecall'>(orderRecall),
  'protection.placeHold': command<'protection.placeHold'>(placeHold),
  'protection.releaseHold': command<'protection.releaseHold'>(releaseHold),
  'protection.placeHolds': command<'protection.placeHolds'>(placeHolds),
  'protection.releaseHolds': command<'protection.releaseHolds'>(releaseHolds),
  'protection.purgeHere': erasing<'protection.purgeHere'>(purgeHere),
  'protection.proveRecall': command<'protection.proveRecall'>(proveRecall),
};
