import '../../../parts/copies/copies.css';
import { useEffect, useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { Button } from '../../../components/Button.tsx';
import { errorWords } from '../../../i18n/errorWords.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useRouter } from '../../../data/router.ts';
import { useOpenSession } from '../../../data/session.ts';
import { AskPermitDialog } from '../../../parts/copies/AskPermitDialog.tsx';
import { CopyRow } from './CopyRow.tsx';
import { PermitRow } from '../../../parts/copies/PermitRow.tsx';

/** In the detail of a classified document: its numbered copies, who answers for each, and its copying permits. */
export function CopiesPanel({ detail }: { detail: DocumentDetail }) {
  const t = useT();
  const session = useOpenSession();
  const classified = detail.level !== 'none';
  const { value, error } = useAsk('copies.ofDocument', classified ? { documentId: detail.id } : null);
  const wanted = useWantedPermit(value?.permits ?? []);
  const [failed, setFailed] = useState<WireError | null>(null);
  const [asking, setAsking] = useState<'ask' | 'atOnce' | null>(null);
  if (!classified || !mayCall(session.roles, 'copies.ofDocument')) return null;
  const files = detail.attachments.filter((file) => file.readable);
  const open = detail.state !== 'unopened' && detail.state !== 'cancelled';
  const code = value?.notCopied ?? null;
  const why = code === null ? null : errorWords(t, { code, params: {} });
  // what will be refused says so before anything is written
  const refusal = why === null ? null : `${why.title}. ${why.next}`;
  const subject = { documentId: detail.id, bookId: null, code: detail.code, level: detail.level };
  return (
    <section className="copiesPanel" aria-label={t('copies.panel')}>
      <div className="row wrap">
        <h3 className="sec">{t('copies.panel')}</h3>
        <span className="end" />
        {open && value?.ceilingRule != null ? (
          <Button
            size="small"
            icon="stamp"
            onPress={() => setAsking('atOnce')}
            disabled={refusal !== null}
            disabledReason={refusal}
          >
            {t('copies.permit.atOnce')}
          </Button>
        ) : null}
        {open && mayCall(session.roles, 'copies.askPermit') ? (
          <Button
            size="small"
            icon="print"
            onPress={() => setAsking('ask')}
            disabled={refusal !== null}
            disabledReason={refusal}
          >
            {t('copies.permit.ask')}
          </Button>
        ) : null}
      </div>
      {error ? <Failure error={error} /> : null}
      {failed ? <Failure error={failed} onClose={() => setFailed(null)} /> : null}
      {value !== null && value.copies.length === 0 ? <p className="m">{t('copies.none')}</p> : null}
      <ul className="copyRows">
        {(value?.copies ?? []).map((copy) => (
          <CopyRow key={copy.id} copy={copy} onError={setFailed} />
        ))}
      </ul>
      {(value?.permits ?? []).length > 0 ? (
        <>
          <h4 className="md mt4">{t('copies.permits')}</h4>
          <ul className="permitRows">
            {value?.permits.map((permit) => (
              <PermitRow
                key={permit.id}
                permit={permit}
                source={{ files, reportId: null }}
                wanted={permit.id === wanted}
              />
            ))}
          </ul>
        </>
      ) : null}
      {asking === null ? null : (
        <AskPermitDialog subject={subject} atOnce={asking === 'atOnce'} onClose={() => setAsking(null)} />
      )}
    </section>
  );
}

/** The permit under which somebody came to copy; once it is here the route forgets it, so that it takes the focus once. */
function useWantedPermit(permits: readonly { id: string }[]): string | null {
  const { permit: asked, ...others } = useRouter((state) => state.route.params);
  const [wanted, setWanted] = useState<string | null>(null);
  const here = asked !== undefined && permits.some(({ id }) => id === asked);
  useEffect(() => {
    if (!here) return;
    setWanted(asked);
    useRouter.getState().replace({ params: others });
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the permit is here
  }, [here]);
  return wanted;
}
