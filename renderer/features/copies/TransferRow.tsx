import { useState } from 'react';
import type { Transfer } from '../../../shared/ipc/contract/copyRecords.ts';
import { CopyLines } from '../../parts/copies/CopyLines.tsx';
import { highestLevel } from '../../parts/copies/level.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { AcceptDialog, ReceiptDialog, SaysWhyDialog } from './TransferDialogs.tsx';
import { SignaturesDialog } from './SignaturesDialog.tsx';

const MEANING: Readonly<Record<Transfer['state'], StateMeaning>> = {
  offered: 'waiting',
  accepted: 'done',
  refused: 'refused',
  withdrawn: 'closed',
};

/** One hand-over: from whom to whom, what, and the next act of whoever looks at it. */
export function TransferRow({ transfer }: { transfer: Transfer }) {
  const { t, format } = useWords();
  const { userId } = useOpenSession();
  const [open, setOpen] = useState<'accept' | 'refuse' | 'withdraw' | 'receipt' | 'signatures' | null>(null);
  const close = (): void => setOpen(null);
  const waits = transfer.state === 'offered';
  const receives = waits && transfer.receiver?.id === userId;
  const gave = waits && transfer.giver.id === userId;
  const receiver = transfer.receiver?.fullName ?? transfer.outside ?? '';
  return (
    <li className="permitRow">
      <div className="row top">
        <div className="row wrap grow">
          <LevelChip level={highestLevel(transfer.copies)} />
          <b>{t('copies.transfer.line', { giver: transfer.giver.fullName, receiver })}</b>
          <StateMark meaning={MEANING[transfer.state]}>
            {t(`copies.transfer.state.${transfer.state}`)}
          </StateMark>
          <span className="m cap">
            {[
              t('copies.transfer.count', { count: transfer.copies.length }),
              transfer.seal === '' ? '' : t('copies.transfer.seal', { seal: transfer.seal }),
              transfer.carrier,
              format.dateTime(transfer.offeredMs),
              transfer.reason,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <div className="row rowActs">
          {receives || (gave && transfer.receiver !== null) ? (
            <Button
              size="small"
              kind={receives ? 'primary' : 'secondary'}
              icon="pen"
              onPress={() => setOpen('accept')}
            >
              {t('copies.transfer.accept')}
            </Button>
          ) : null}
          {receives ? (
            <Button size="small" onPress={() => setOpen('refuse')}>
              {t('copies.transfer.refuse')}
            </Button>
          ) : null}
          {waits && transfer.outside !== null ? (
            <Button size="small" icon="check" onPress={() => setOpen('receipt')}>
              {t('copies.transfer.receipt')}
            </Button>
          ) : null}
          {gave ? (
            <Button size="small" kind="quiet" onPress={() => setOpen('withdraw')}>
              {t('copies.transfer.withdraw')}
            </Button>
          ) : null}
          <Button size="small" kind="quiet" onPress={() => setOpen('signatures')}>
            {t('copies.transfer.details')}
          </Button>
        </div>
      </div>
      <CopyLines copies={transfer.copies} />
      {open === 'accept' ? <AcceptDialog transfer={transfer} onClose={close} /> : null}
      {open === 'refuse' || open === 'withdraw' ? (
        <SaysWhyDialog transfer={transfer} act={open} onClose={close} />
      ) : null}
      {open === 'receipt' ? <ReceiptDialog transfer={transfer} onClose={close} /> : null}
      {open === 'signatures' ? <SignaturesDialog id={transfer.id} onClose={close} /> : null}
    </li>
  );
}
