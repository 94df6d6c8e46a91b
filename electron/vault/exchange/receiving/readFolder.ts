import { handlers, preparedCommand } from '../../ports.ts';
import { folderChannel } from '../channel/folder.ts';
import { checkMedium } from '../channel/media.ts';
import { stopPumping } from '../pumping.ts';
import { enter } from './enterIn.ts';
import { takeFrom } from './takeIn.ts';

/** Takes in what lies on a medium or in a shared folder for this station. */
export const readFolderHandlers = handlers({
  'exchange.readFolder': preparedCommand({
    prepare: (ports, { path }) => {
      checkMedium(ports, path);
      return takeFrom(ports, folderChannel(path));
    },
    apply: (ports, _input, read) => enter(ports, 'folder', read),
    settle: (_ports, read) => read.settle(),
  }),
  'exchange.stop': () => ({ stopping: stopPumping() }),
});
