import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { host } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { StationList } from '../../../parts/stations/Stations.tsx';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT, useWords } from '../../../i18n/I18n.tsx';

type Seen = Output<'provision.lookToSign'>;

/** What this office issues to those below: a rule pack or danh mục, looked at first, then signed with the office's key. */
export function SignIssued() {
  const t = useT();
  const act = useAct();
  const [seen, setSeen] = useState<Seen | null>(null);
  const look = (): Promise<boolean> => act.run(() => host().lookToSign(), setSeen);
  return (
    <section className="panel" aria-label={t('issued.title')}>
      <header>
        <h2>{t('issued.title')}</h2>
        <span className="end" />
        <Button size="small" icon="folder" disabled={act.busy} onPress={() => void look()}>
          {t('issued.look')}
        </Button>
      </header>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <p className="pad s">{t('issued.lead')}</p>
      {seen === null ? null : <SignDialog seen={seen} onClose={() => setSeen(null)} />}
    </section>
  );
}

function SignDialog({ seen, onClose }: { seen: Seen; onClose: () => void }) {
  const { t, format } = useWords();
  const act = useAct();
  const [to, setTo] = useState<readonly string[]>([]);
  const sends = to.length > 0;
  const send = (): void =>
    void act.run(
      () => host().sendIssued(seen.sha256, to),
      ({ what, envelopes }) => {
        useToasts.getState().show({ text: t('issued.sent', { what, envelopes }) });
        onClose();
      },
    );
  const sign = (): void =>
    void act.run(
      () => host().signIssued(seen.sha256),
      ({ saved }) => {
        if (!saved) return;
        useToasts.getState().show({ text: t('issued.done', { what: seen.what }) });
        onClose();
      },
    );
  return (
    <FormDialog
      undoable={false}
      title={t('issued.ask', { name: seen.name })}
      verb={sends ? t('issued.send', { count: to.length }) : t('issued.sign')}
      missing={null}
      act={act}
      onSubmit={sends ? send : sign}
      onClose={onClose}
    >
      <p className="s">
        {t('issued.kind', {
          kind: seen.kind,
          count: seen.parts.length,
          size: format.bytes(seen.bytes),
        })}
      </p>
      <ul className="lineList">
        {seen.parts.map(({ id, title, from, to }) => (
          <li key={id}>
            <span className="grow">
              <span className="md">{id}</span> {title}
            </span>
            <span className="m nowrap">
              {t(to === null ? 'issued.from' : 'issued.between', {
                from: format.date(from),
                to: to === null ? '' : format.date(to),
              })}
            </span>
          </li>
        ))}
      </ul>
      {seen.kind === 'rules' ? (
        <>
          <h3 className="sec">{t('issued.to')}</h3>
          <StationList chosen={to} onChange={setTo} />
        </>
      ) : null}
      <p className="m">{t(sends ? 'issued.whatSent' : 'issued.what')}</p>
    </FormDialog>
  );
}
