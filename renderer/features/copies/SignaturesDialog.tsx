import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../app/Failure.tsx';
import { useQuery } from '../../app/query.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { useTransfer } from './stores.ts';

type Detail = Output<'copies.transfer'>;

/** The signatures of a hand-over, verified anew each time, and the very text that was signed. */
export function SignaturesDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const { value, error } = useQuery(useTransfer, { id });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('copies.transfer.detailsTitle')}
      width="wide"
      actions={
        <Button onPress={onClose} hint="Esc" autoFocus>
          {t('common.close')}
        </Button>
      }
    >
      {error ? <Failure error={error} /> : null}
      {value === null && !error ? <LoadingRows rows={3} /> : null}
      {value === null ? null : <Signatures detail={value} />}
    </Dialog>
  );
}

function Signatures({ detail }: { detail: Detail }) {
  const t = useT();
  const { transfer, giverSignature, receiverSignature, facts } = detail;
  const receiver =
    transfer.receiver?.fullName ?? [transfer.outside, transfer.outsidePerson].filter(Boolean).join(', ');
  return (
    <div className="col gap-5">
      <Line
        title={t('copies.transfer.giverSigned', { name: transfer.giver.fullName })}
        check={giverSignature}
      />
      <Line
        title={t('copies.transfer.receiverSigned', { name: receiver })}
        check={receiverSignature}
        paper={transfer.paperReceipt}
      />
      <div>
        <h3 className="md">{t('copies.transfer.facts')}</h3>
        <pre className="signedFacts" data-selectable="" tabIndex={0}>
          {JSON.stringify(JSON.parse(facts), null, 1)}
        </pre>
      </div>
    </div>
  );
}

function Line(props: { title: string; check: Detail['giverSignature'] | null; paper?: string | null }) {
  const { title, check, paper } = props;
  const t = useT();
  const format = useFormat();
  const words =
    check === null
      ? paper
        ? t('copies.transfer.onPaper', { receipt: paper })
        : t('copies.transfer.notYet')
      : check.valid
        ? t('copies.transfer.valid', { time: check.signedMs === null ? '' : format.dateTime(check.signedMs) })
        : t('copies.transfer.invalid', { fault: check.fault ?? '' });
  const meaning = check === null ? (paper ? 'done' : 'waiting') : check.valid ? 'done' : 'refused';
  return (
    <div className="col gap-2">
      <b>{title}</b>
      <StateMark meaning={meaning}>{words}</StateMark>
      {check === null ? null : (
        <span className="m cap">
          {t('copies.transfer.certificate', { serial: '' })}
          <span className="code">{check.serial}</span>
        </span>
      )}
    </div>
  );
}
