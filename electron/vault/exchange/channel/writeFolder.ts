import { preparedCommand } from '../../ports.ts';
import { folderChannel } from './folder.ts';
import { checkMedium } from './media.ts';
import { noteOut, putOut, type PumpedOut } from '../sending/pumpOut.ts';

/** Puts everything that waits on a medium or into a shared folder. */
export const writeFolderHandlers = {
  'exchange.writeFolder': preparedCommand<'exchange.writeFolder', PumpedOut>({
    prepare: (ports, { path }) => {
      checkMedium(ports, path);
      return putOut(ports, folderChannel(path));
    },
    apply: (ports, _input, pumped) => noteOut(ports, 'folder', pumped),
  }),
};
