import { filesDir } from '../attachments/place.ts';
import { removeBlob } from '../attachments/segmentsStore.ts';
import { preparedCommand } from '../ports.ts';
import { loadLists, readLists, type ReadLists } from './lists.ts';

export const protectionCommands = {
  'protection.loadLists': preparedCommand<'protection.loadLists', ReadLists & { stageId: string }>({
    prepare: (ports, { stageId }) => Promise.resolve({ ...readLists(ports, stageId), stageId }),
    apply: loadLists,
    settle: (ports, { stageId }) => removeBlob(filesDir(ports.dir), stageId),
  }),
};
