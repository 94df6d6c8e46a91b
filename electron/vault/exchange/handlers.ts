import { againHandlers } from './again.ts';
import { brakeHandlers } from './brake.ts';
import { mediaHandlers } from './media.ts';
import { namedHandlers } from './openNamed.ts';
import { openingHandlers } from './openings.ts';
import { packetHandlers } from './packets.ts';
import { peerHandlers } from '../peers/peers.ts';
import { printReconciliation } from './printReconciliation.ts';
import { purgeHandlers } from './purge.ts';
import { exchangeQueries } from './queries.ts';
import { readFolderHandlers } from './readFolder.ts';
import { quarantineHandlers } from './quarantine.ts';
import { reconcileHandlers } from './reconcile.ts';
import { registrationHandlers } from './registration.ts';
import { refuseAnswerHandlers } from './refuseAnswer.ts';
import { sendHandlers } from './send.ts';
import { sendingConfirmedHandlers } from './sendingConfirmed.ts';
import { recallHandlers } from './recallOut.ts';
import { takeSubmissionHandlers } from './takeSubmission.ts';
import { sendChaseHandlers } from './sendChase.ts';
import { transferHandlers } from './transfer.ts';
import { trustPeerHandlers } from './trustPeer.ts';
import { writeFolderHandlers } from './writeFolder.ts';
import { relayHandlers } from './relay/handlers.ts';
import { viewHandlers } from './viewFiles.ts';

export const exchangeHandlers = {
  ...exchangeQueries,
  ...relayHandlers,
  ...peerHandlers,
  ...trustPeerHandlers,
  ...sendHandlers,
  ...sendingConfirmedHandlers,
  ...againHandlers,
  ...writeFolderHandlers,
  ...readFolderHandlers,
  ...registrationHandlers,
  ...viewHandlers,
  ...purgeHandlers,
  ...quarantineHandlers,
  ...recallHandlers,
  ...transferHandlers,
  ...refuseAnswerHandlers,
  ...sendChaseHandlers,
  ...takeSubmissionHandlers,
  ...packetHandlers,
  ...openingHandlers,
  ...brakeHandlers,
  ...mediaHandlers,
  ...reconcileHandlers,
  ...printReconciliation,
  ...namedHandlers,
};
