import { raise } from '../../../shared/errors.ts';
import { handlers, preparedCommand } from '../ports.ts';
import { grant, tell } from './change.ts';
import { markRead } from './store.ts';
import { abandonWithdrawal, prepareWithdrawal, settleWithdrawal, withdraw } from './withdraw.ts';

export const accessCommands = handlers({
  'access.grant': grant,

  'access.withdraw': preparedCommand({
    prepare: prepareWithdrawal,
    apply: withdraw,
    settle: settleWithdrawal,
    abandon: abandonWithdrawal,
  }),

  'access.readNotice': (ports, { changeId }) => {
    const documentId = markRead(ports.db, changeId, ports.actor.id, ports.nowMs());
    if (documentId === null) raise('not-found', { id: changeId });
    tell(ports, { id: documentId }, 'access.notice-read', {});
    return { read: true };
  },
});
