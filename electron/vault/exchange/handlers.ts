import { againHandlers } from './sending/again.ts';
import { brakeHandlers } from './sending/brake.ts';
import { mediaHandlers } from './channel/media.ts';
import { namedHandlers } from './receiving/openNamed.ts';
import { openingHandlers } from './channel/openings.ts';
import { packetHandlers } from './channel/packets.ts';
import { peerHandlers } from '../peers/peers.ts';
import { printReconciliation } from './printReconciliation.ts';
import { purgeHandlers } from './purge.ts';
import { exchangeQueries } from './queries.ts';
import { readFolderHandlers } from './receiving/readFolder.ts';
import { quarantineHandlers } from './receiving/quarantine.ts';
import { reconcileHandlers } from './reconcile.ts';
import { registrationHandlers } from './receiving/registration.ts';
import { refuseAnswerHandlers } from './receiving/refuseAnswer.ts';
import { sendHandlers } from './sending/send.ts';
import { sendingConfirmedHandlers } from './sending/sendingConfirmed.ts';
import { recallHandlers } from './sending/recallOut.ts';
import { takeSubmissionHandlers } from './receiving/takeSubmission.ts';
import { sendChaseHandlers } from './sending/sendChase.ts';
import { transferHandlers } from './sending/transfer.ts';
import { trustPeerHandlers } from './trustPeer.ts';
import { writeFolderHandlers } from './channel/writeFolder.ts';
import { relayHandlers } from './relay/handlers.ts';
import { viewHandlers } from './receiving/viewFiles.ts';

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
