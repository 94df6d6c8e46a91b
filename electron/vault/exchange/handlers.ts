import { peerHandlers } from './peers.ts';
import { exchangeQueries } from './queries.ts';
import { readFolderHandlers } from './readFolder.ts';
import { registrationHandlers } from './registration.ts';
import { sendHandlers } from './send.ts';
import { writeFolderHandlers } from './writeFolder.ts';

export const exchangeHandlers = {
  ...exchangeQueries,
  ...peerHandlers,
  ...sendHandlers,
  ...writeFolderHandlers,
  ...readFolderHandlers,
  ...registrationHandlers,
};
