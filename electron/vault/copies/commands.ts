import { command, note } from '../ports.ts';
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

export const copyCommands = {
  ...makeHandlers,
  ...labelHandlers,
  ...transferCommands,
  'copies.askPermit': command<'copies.askPermit'>(askPermit),
  'copies.permitAtOnce': command<'copies.permitAtOnce'>(permitAtOnce),
  'copies.decidePermit': command<'copies.decidePermit'>(decidePermit),
  'copies.closePermit': command<'copies.closePermit'>(closePermit),
  'copies.jobDone': command<'copies.jobDone'>(jobDone),
  'copies.spoil': command<'copies.spoil'>(spoilCopy),
  'copies.put': command<'copies.put'>(putCopy),
  'copies.reportLost': command<'copies.reportLost'>(reportLost),
  'copies.reportFound': command<'copies.reportFound'>(reportFound),
  'copies.giveBack': command<'copies.giveBack'>(giveBack),
  'copies.cameBack': command<'copies.cameBack'>(cameBack),
  'copies.addPlace': command<'copies.addPlace'>(addPlace),
  'copies.closePlace': command<'copies.closePlace'>(closePlace),
  'copies.refuseTransfer': command<'copies.refuseTransfer'>(refuseTransfer),
  'copies.withdrawTransfer': command<'copies.withdrawTransfer'>(withdrawTransfer),
  'copies.recordReceipt': command<'copies.recordReceipt'>(recordReceipt),
  'copies.askCarryOut': command<'copies.askCarryOut'>(askCarryOut),
  'copies.decideCarryOut': command<'copies.decideCarryOut'>(decideCarryOut),
  'copies.carryOut': command<'copies.carryOut'>(carryOut),
  'copies.withdrawCarryOut': command<'copies.withdrawCarryOut'>(withdrawCarryOut),
  'copies.bringBack': command<'copies.bringBack'>(bringBack),
  'copies.startMuster': command<'copies.startMuster'>(startMuster),
  'copies.scan': note<'copies.scan'>(scan),
  'copies.closeMuster': command<'copies.closeMuster'>(closeMuster),
};
