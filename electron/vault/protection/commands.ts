import { filesDir } from '../attachments/place.ts';
import { removeBlob } from '../attachments/segmentsStore.ts';
import { handlers, preparedCommand } from '../ports.ts';
import { confirmExpired, decide, openContent, propose, reject, withdraw } from './decide.ts';
import { placeHold, placeHolds, releaseHold, releaseHolds } from './holds.ts';
import { loadLists, readLists } from './lists.ts';
import { noticeAcknowledged, noticeSent, stampDone } from './notices.ts';
import { orderRecall, proveRecall, purgeHere } from './recalls.ts';
import { citeItem } from './samples.ts';
import { confirmSeveralExpired, decideSeveral, proposeSeveral } from './severalChanges.ts';
import { erasing } from '../attachments/erasing.ts';

export const protectionCommands = handlers({
  'protection.loadLists': preparedCommand({
    prepare: (ports, input) => {
      const stages = [input.stageId, input.signatureStageId].filter((id) => id !== null);
      return Promise.resolve({ ...readLists(ports, input), stages });
    },
    apply: loadLists,
    settle: (ports, { stages }) => stages.forEach((id) => removeBlob(filesDir(ports.dir), id)),
  }),
  'protection.propose': propose,
  'protection.decide': erasing(decide),
  'protection.reject': reject,
  'protection.withdraw': withdraw,
  'protection.confirmExpired': erasing(confirmExpired),
  'protection.proposeSeveral': proposeSeveral,
  'protection.decideSeveral': erasing(decideSeveral),
  'protection.confirmSeveralExpired': erasing(confirmSeveralExpired),
  'protection.openContent': erasing(openContent),
  'protection.citeItem': citeItem,
  'protection.noticeSent': noticeSent,
  'protection.noticeAcknowledged': noticeAcknowledged,
  'protection.stampDone': stampDone,
  'protection.orderRecall': orderRecall,
  'protection.placeHold': placeHold,
  'protection.releaseHold': releaseHold,
  'protection.placeHolds': placeHolds,
  'protection.releaseHolds': releaseHolds,
  'protection.purgeHere': erasing(purgeHere),
  'protection.proveRecall': proveRecall,
});
