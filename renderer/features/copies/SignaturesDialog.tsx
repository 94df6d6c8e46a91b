import { Fragment } from 'react';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { copyTitle, subjectWords } from '../../parts/copies/words.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { errorWords } from '../../i18n/errorWords.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { readSignedFacts } from './signedFacts.ts';

type Detail = Output<'copies.transfer'>;

/** So much of the hash is compared by eye. */
const DIGEST_SHOWN = 16;

/** The signatures of a hand-over, verified anew each time, and what was signed, in words. */
export function SignaturesDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const { value, error } = useAsk('copies.transfer', { id });
  return (
    <Dialog
      undoable
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
  const { transfer, giverSignature, receiverSignature } = detail;
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
      <Signed detail={detail} />
    </div>
  );
}

/** The signed text told in words, and its hash for whoever compares. */
function Signed({ detail }: { detail: Detail }) {
  const { t, format } = useWords();
  const facts = readSignedFacts(detail.facts);
  const lines = [
    [t('copies.transfer.fact.giver'), facts.giver],
    [t('copies.transfer.fact.receiver'), facts.receiver || facts.outside],
    [t('copies.transfer.fact.at'), facts.offeredMs === null ? '' : format.dateTime(facts.offeredMs)],
    [t('word.office'), facts.office],
    [t('copies.give.carrier'), facts.carrier],
    [t('copies.give.seal'), facts.seal],
  ] as const;
  return (
    <section aria-label={t('copies.transfer.facts')}>
      <h3 className="md">{t('copies.transfer.facts')}</h3>
      <dl className="kv" data-selectable="">
        {lines.map(([label, words]) =>
          words === '' ? null : (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </Fragment>
          ),
        )}
        <dt>{t('copies.transfer.fact.copies')}</dt>
        <dd>
          {facts.copies.map((code) => (
            <SignedCopy
              key={code}
              code={code}
              copy={detail.transfer.copies.find((one) => one.code === code)}
            />
          ))}
        </dd>
        <dt>{t('copies.transfer.fact.digest')}</dt>
        <dd className="code" title={detail.digest}>
          {detail.digest.slice(0, DIGEST_SHOWN)}
        </dd>
      </dl>
    </section>
  );
}

/** A copy that the reader may know of is named; of another only its code was signed. */
function SignedCopy({ code, copy }: { code: string; copy: Copy | undefined }) {
  const t = useT();
  return (
    <div className="row wrap">
      {copy === undefined ? null : <LevelChip level={copy.subject.level} />}
      <span className="code">{code}</span>
      {copy === undefined ? null : (
        <span>
          {copyTitle(t, copy)}, {subjectWords(t, copy.subject)}
        </span>
      )}
    </div>
  );
}

function Line(props: { title: string; check: Detail['giverSignature'] | null; paper?: string | null }) {
  const { title, check, paper } = props;
  const { t, format } = useWords();
  const words =
    check === null
      ? paper
        ? t('copies.transfer.onPaper', { receipt: paper })
        : t('copies.transfer.notYet')
      : check.valid
        ? t('copies.transfer.valid', { time: check.signedMs === null ? '' : format.dateTime(check.signedMs) })
        : t('copies.transfer.invalid', {
            fault:
              check.fault === null ? '' : errorWords(t, { code: check.fault as ErrorCode, params: {} }).title,
          });
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
