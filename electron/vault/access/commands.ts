import { raise } from '../../../shared/errors.ts';
import { command, preparedCommand } from '../ports.ts';
import { grant, tell } from './change.ts';
import { markRead } from './store.ts';
import { abandonWithdrawal, prepareWithdrawal, settleWithdrawal, withdraw } from './withdraw.ts';

export const accessCommands = {
  'access.grant': command<'access.grant'>(grant),

  'access.withdraw': preparedCommand<'access.withdraw', Awaited<ReturnType<typeof prepareWithdrawal>>>({
    prepare: prepareWithdrawal,
    apply: withdraw,
    settle: settleWithdrawal,
    abandon: abandonWithdrawal,
  }),

  'access.readNotice': command<'access.readNotice'>((ports, { changeId }) => {
    const documentId = markRead(ports.db, changeId, ports.actor.id, ports.nowMs());
    if (documentId === null) raise('not-found', { id: changeId });
    tell(ports, { id: documentId }, 'access.notice-read', {});
    return { read: true };
  }),
};
