import { handlers } from '../ports.ts';
import { askCarryOut, bringBack, carryOut, decideCarryOut, withdrawCarryOut } from './carryOuts.ts';
import {
  addPlace,
  cameBack,
  closePlace,
  giveBack,
  putCopy,
  reportFound,
  reportLost,
  spoilCopy,
} from './custody.ts';
import { labelHandlers } from './labels.ts';
import { jobDone, makeHandlers } from './make.ts';
import { closeMuster, scan, startMuster } from './musters.ts';
import { askPermit, closePermit, decidePermit, permitAtOnce } from './permits.ts';
import { recordReceipt, refuseTransfer, transferCommands, withdrawTransfer } from './transfers.ts';

export const copyCommands = handlers({
  ...makeHandlers,
  ...labelHandlers,
  ...transferCommands,
  'copies.askPermit': askPermit,
  'copies.permitAtOnce': permitAtOnce,
  'copies.decidePermit': decidePermit,
  'copies.closePermit': closePermit,
  'copies.jobDone': jobDone,
  'copies.spoil': spoilCopy,
  'copies.put': putCopy,
  'copies.reportLost': reportLost,
  'copies.reportFound': reportFound,
  'copies.giveBack': giveBack,
  'copies.cameBack': cameBack,
  'copies.addPlace': addPlace,
  'copies.closePlace': closePlace,
  'copies.refuseTransfer': refuseTransfer,
  'copies.withdrawTransfer': withdrawTransfer,
  'copies.recordReceipt': recordReceipt,
  'copies.askCarryOut': askCarryOut,
  'copies.decideCarryOut': decideCarryOut,
  'copies.carryOut': carryOut,
  'copies.withdrawCarryOut': withdrawCarryOut,
  'copies.bringBack': bringBack,
  'copies.startMuster': startMuster,
  'copies.scan': scan,
  'copies.closeMuster': closeMuster,
});
