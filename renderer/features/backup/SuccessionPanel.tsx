import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { SuccessionDialog } from './SuccessionDialog.tsx';

export type Settled = Output<'succession.settle'> & { readonly from: string; readonly to: string };

/** Thay người giữ việc: the only clerk or administrator goes, and the office works on. */
export function SuccessionPanel() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<Settled | null>(null);
  return (
    <section className="panel" aria-label={t('succession.title')}>
      <header>
        <h2>{t('succession.title')}</h2>
        <span className="end" />
        <Button size="small" icon="users" onPress={() => setOpen(true)}>
          {t('succession.open')}
        </Button>
      </header>
      <div className="pad-16 col gap-5">
        <p className="s">{t('succession.lead')}</p>
        {done === null ? null : <Done done={done} />}
      </div>
      {open ? (
        <SuccessionDialog
          onClose={() => setOpen(false)}
          onDone={(settled) => {
            setOpen(false);
            setDone(settled);
          }}
        />
      ) : null}
    </section>
  );
}

function Done({ done }: { done: Settled }) {
  const t = useT();
  const { left, officeKeys, from, to } = done;
  const words = (kinds: Settled['officeKeys']): string =>
    kinds.map((kind) => t(`succession.key.${kind}`)).join(', ') || t('succession.done.noKeys');
  const place = useRef<HTMLDivElement>(null);
  // it stands below the button, and on a small screen below the edge
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [done]);
  const isWhole = left.contentKeys + left.officeKeys.length === 0;
  return (
    <div ref={place}>
      <Note tone={isWhole ? 'done' : 'caution'} title={t('succession.done', { from, to })} live>
        {t('succession.done.moved', { ...pick(done), keys: words(officeKeys) })}
        {isWhole
          ? null
          : ` ${t('succession.done.left', { keys: words(left.officeKeys), contentKeys: left.contentKeys })}`}
      </Note>
    </div>
  );
}

const pick = ({ documents, submissions, copies, contentKeys }: Settled) => ({
  documents,
  submissions,
  copies,
  contentKeys,
});
