import { handlers, preparedCommand } from '../../ports.ts';
import { folderChannel } from './folder.ts';
import { checkMedium } from './media.ts';
import { noteOut, putOut } from '../sending/pumpOut.ts';

/** Puts everything that waits on a medium or into a shared folder. */
export const writeFolderHandlers = handlers({
  'exchange.writeFolder': preparedCommand({
    prepare: (ports, { path }) => {
      checkMedium(ports, path);
      return putOut(ports, folderChannel(path));
    },
    apply: (ports, _input, pumped) => noteOut(ports, 'folder', pumped),
  }),
});
