import { useRef, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Note } from '../../components/Note.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { Icon } from '../../design/Icon.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';
import type { Envelope } from './stores.ts';
import { ViewFiles } from './ViewFiles.tsx';

const CHECKS = ['integrity', 'documents', 'pages', 'attachments'] as const;
type Check = (typeof CHECKS)[number];
const NONE: Readonly<Record<Check, boolean>> = {
  integrity: false,
  documents: false,
  pages: false,
  attachments: false,
};

/**
 * Bốn kiểm tra khi nhận: the clerk looks at the files, counts and ticks, the sender hears what was found; only then comes
 * the book.
 */
export function FourChecks({ envelope, view }: { envelope: Envelope; view: boolean }) {
  const t = useT();
  const [ticked, setTicked] = useState(NONE);
  const [pages, setPages] = useState<number | null>(envelope.pages);
  const [note, setNote] = useState('');
  const act = useAct();
  const stated = envelope.pages;
  // what was counted is held against what the sender states: a difference is never "in order"
  const agrees = stated === null || pages === stated;
  const found = { ...ticked, pages: ticked.pages && agrees };
  const all = CHECKS.every((check) => found[check]);
  const ready = all || note.trim() !== '';
  const facts: Readonly<Record<Check, string>> = {
    integrity: t('exchange.four.integrityFact'),
    documents: t('exchange.four.documentsFact'),
    pages:
      stated === null
        ? t('exchange.four.pagesUnsaid')
        : agrees
          ? t('exchange.four.pagesFact', { count: stated })
          : pages === null
            ? t('exchange.four.uncounted')
            : t('exchange.four.differs', { stated, counted: pages }),
    attachments: t('exchange.four.attachmentsFact', { count: envelope.files.length }),
  };
  const confirm = (): void => {
    void act.call(
      'exchange.confirm',
      {
        envelopeId: envelope.envelopeId,
        ...found,
        countedPages: pages,
        note: note.trim(),
      },
      () => useToasts.getState().show({ text: t('exchange.four.done') }),
    );
  };
  const part = useRef<HTMLElement>(null);
  const toFirstOpen = (): void =>
    part.current
      ?.querySelector<HTMLElement>('input[type="checkbox"]:enabled:not(:checked), .fourDiffers button')
      ?.focus();
  useShortcuts('detail', { 'detail.primary': () => (ready ? !act.busy && confirm() : toFirstOpen()) });
  return (
    <section ref={part} aria-label={t('exchange.four')} className="fourChecks">
      <h3 className="sec">{t('exchange.four')}</h3>
      <p className="m cap">{t('exchange.four.what')}</p>
      {view ? <ViewFiles envelope={envelope} /> : null}
      {CHECKS.map((check) => (
        <Checkbox
          key={check}
          checked={found[check]}
          disabled={check === 'pages' && !agrees}
          onChange={(on) => setTicked((before) => ({ ...before, [check]: on }))}
          detail={facts[check]}
        >
          {t(`exchange.four.${check}`)}
        </Checkbox>
      ))}
      <NumberField label={t('exchange.four.counted')} value={pages} onChange={setPages} />
      {stated === null || agrees || pages === null ? null : (
        <PagesDiffer envelope={envelope} stated={stated} counted={pages} />
      )}
      {all ? null : (
        <TextField
          label={t('exchange.four.note')}
          hint={t('exchange.four.noteHint')}
          value={note}
          onChange={setNote}
          maxLength={500}
        />
      )}
      {act.error ? <Failure error={act.error} /> : null}
      <Button
        kind="primary"
        icon="check"
        shortcut="detail.primary"
        disabled={!ready || act.busy}
        disabledReason={ready ? null : t('exchange.four.missing')}
        onPress={confirm}
      >
        {t('exchange.four.confirm')}
      </Button>
    </section>
  );
}

/** Stated and counted differ: in words, with the way to send it back for just that. */
function PagesDiffer({ envelope, stated, counted }: { envelope: Envelope; stated: number; counted: number }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [refusing, setRefusing] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const difference = t('exchange.four.differs', { stated, counted });
  return (
    <div className="fourDiffers col gap-4">
      <Note
        tone="caution"
        title={difference}
        live
        actions={
          mayCall(roles, 'exchange.refuse') ? (
            <Button onPress={() => setRefusing(true)}>{t('exchange.refuse')}</Button>
          ) : null
        }
      >
        {t('exchange.four.differsNext')}
      </Note>
      {error ? <Failure error={error} onClose={() => setError(null)} /> : null}
      <RefuseDialog
        open={refusing}
        envelope={envelope}
        because={{ reason: 'pages-differ', note: difference }}
        onClose={() => setRefusing(false)}
        onError={setError}
      />
    </div>
  );
}

/** The same once it is confirmed: who counted, when, and what differed. */
export function Confirmed({
  confirmation,
  stated,
}: {
  confirmation: NonNullable<Envelope['confirmation']>;
  stated: number | null;
}) {
  const { t, format } = useWords();
  return (
    <section aria-label={t('exchange.four')}>
      <h3 className="sec">{t('exchange.four')}</h3>
      <ul className="checkLines mt4">
        {CHECKS.map((check) => (
          <li key={check} className={confirmation[check] ? '' : 'danger md'}>
            <Icon
              name={confirmation[check] ? 'check' : 'close'}
              size={14}
              tone={confirmation[check] ? 'done' : 'danger'}
            />
            <span>
              {t(`exchange.four.${check}`)}:{' '}
              {t(confirmation[check] ? 'exchange.four.yes' : 'exchange.four.no')}
            </span>
          </li>
        ))}
      </ul>
      <div className="m cap">
        {t('exchange.four.by', { name: confirmation.by, at: format.dateTime(confirmation.atMs) })}
      </div>
      {confirmation.countedPages === null || stated === null ? null : (
        <div className="m cap">
          {t('exchange.four.differs', { stated, counted: confirmation.countedPages })}
        </div>
      )}
      {confirmation.note === '' ? null : <div className="s">{confirmation.note}</div>}
    </section>
  );
}
