import { handlers } from '../ports.ts';
import { erasing } from '../attachments/erasing.ts';
import { checkItem, decide, propose, recordMeeting, setCouncil, withdraw } from './dossier.ts';
import { execute } from './execute.ts';
import { destroyUrgently, report } from './urgent.ts';

export const destructionCommands = handlers({
  'destruction.propose': propose,
  'destruction.setCouncil': setCouncil,
  'destruction.checkItem': checkItem,
  'destruction.recordMeeting': recordMeeting,
  'destruction.decide': decide,
  'destruction.execute': erasing(execute),
  'destruction.urgent': erasing(destroyUrgently),
  'destruction.report': report,
  'destruction.withdraw': withdraw,
});
