import { command } from '../ports.ts';
import { erasing } from '../attachments/erasing.ts';
import { checkItem, decide, propose, recordMeeting, setCouncil, withdraw } from './dossier.ts';
import { execute } from './execute.ts';
import { destroyUrgently, report } from './urgent.ts';

export const destructionCommands = {
  'destruction.propose': command<'destruction.propose'>(propose),
  'destruction.setCouncil': command<'destruction.setCouncil'>(setCouncil),
  'destruction.checkItem': command<'destruction.checkItem'>(checkItem),
  'destruction.recordMeeting': command<'destruction.recordMeeting'>(recordMeeting),
  'destruction.decide': command<'destruction.decide'>(decide),
  'destruction.execute': erasing<'destruction.execute'>(execute),
  'destruction.urgent': erasing<'destruction.urgent'>(destroyUrgently),
  'destruction.report': command<'destruction.report'>(report),
  'destruction.withdraw': command<'destruction.withdraw'>(withdraw),
};
