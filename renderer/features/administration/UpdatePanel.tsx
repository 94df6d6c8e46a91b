import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { Fact } from '../../parts/frame/Fact.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

type Offer = Output<'updates.check'>;
type State = Output<'updates.state'>;

/** Updates by a signed file: what is installed, what was checked, what the person does outside. */
export function UpdatePanel() {
  const { t, format } = useWords();
  const { value, error, reload } = useAsk('updates.state', {});
  const act = useAct();
  const [offer, setOffer] = useState<Offer | null>(null);
  const acts = useRef<HTMLDivElement>(null);
  // the button was disabled meanwhile, and lost the focus: it stands on the next act, or again on choosing a file; what
  // is asked for may come in two turns, and the next act is open only with the second
  const [keys, setKeys] = useState<{ next: boolean } | null>(null);
  useEffect(() => {
    const at = document.activeElement;
    // an answer that comes within one frame leaves them on the button that was pressed
    if (act.busy || keys === null || !(at === document.body || acts.current?.contains(at))) return;
    const to = [...(acts.current?.querySelectorAll<HTMLElement>('button') ?? [])].at(keys.next ? -1 : 0);
    to?.focus();
    if (document.activeElement === to) setKeys(null);
  }, [act.busy, keys, value]);
  const keysTo = (next: boolean): void => setKeys({ next });
  const check = async (): Promise<void> => {
    setKeys(null);
    const fits = await act.run(
      () => host().checkUpdate(),
      (found) => found && setOffer(found), // no file was chosen: what was checked stays
    );
    if (fits) await reload();
    else setOffer(null);
    keysTo(fits);
  };
  const backUp = async (): Promise<void> => {
    setKeys(null);
    await act.call('backup.create', { targetId: 'first' }, () =>
      useToasts.getState().show({ text: t('update.backedUp') }),
    );
    await reload();
    keysTo(true);
  };
  const stage = async (): Promise<void> => {
    setKeys(null);
    const laid = await act.run(
      () => host().stageUpdate(),
      () => setOffer(null),
    );
    if (laid) await reload();
    keysTo(!laid);
  };
  return (
    <Panel title={t('update.title')}>
      <div className="pad-16 col gap-5">
        {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
        {value === null ? error ? null : <LoadingRows /> : <Installed state={value} />}
        {value === null || value.forgottenSinceMs === null ? null : (
          <Note title={t('update.forgotten', { date: format.dateTime(value.forgottenSinceMs) })}>
            {t('update.forgotten.detail')}
          </Note>
        )}
        {offer === null ? null : <Checks offer={offer} />}
        {act.error ? <Failure error={act.error} /> : null}
        {offer !== null && value?.needsBackup === true ? (
          <Note
            tone="caution"
            title={t('update.needsBackup')}
            actions={
              <Button size="small" icon="archive" disabled={act.busy} onPress={() => void backUp()}>
                {t('update.backUp')}
              </Button>
            }
          />
        ) : null}
        <div className="row wrap" ref={acts}>
          <Button icon="folder" disabled={act.busy} onPress={() => void check()}>
            {t('update.check')}
          </Button>
          {offer === null ? null : (
            <Button
              kind="primary"
              disabled={act.busy || value?.needsBackup === true}
              disabledReason={value?.needsBackup === true ? t('update.needsBackup') : null}
              onPress={() => void stage()}
            >
              {t('update.stage')}
            </Button>
          )}
        </div>
        {value?.staged.map(({ version, path }) => (
          <Note key={path} tone="done" title={t('update.staged', { version })}>
            <span className="col">
              <span className="adminCode">{path}</span>
              <span>{t('update.staged.how')}</span>
            </span>
          </Note>
        ))}
        <p className="s">{t('update.cannot')}</p>
      </div>
    </Panel>
  );
}

function Installed({ state }: { state: State }) {
  const { t, format } = useWords();
  const shown = state.shown.map(({ version, serial, shownMs }) =>
    t('update.shown.one', { version, serial, date: format.dateTime(shownMs) }),
  );
  return (
    <dl className="kv">
      <Fact label={t('update.installed')}>
        <span className="md">{t('update.version', { version: state.version })}</span>
        {state.development ? <span className="m">{` · ${t('update.development')}`}</span> : null}
      </Fact>
      {state.carried === null ? null : (
        <Fact label={t('update.carried')}>
          {t(state.carried.file === null ? 'update.carried.gone' : 'update.carried.kept', {
            date: format.dateTime(state.carried.atMs),
            file: state.carried.file ?? '',
          })}
        </Fact>
      )}
      <Fact label={t('update.backup')}>
        {state.backupMs === null ? t('update.backup.none') : format.dateTime(state.backupMs)}
      </Fact>
      <Fact label={t('update.shown')}>{shown.length === 0 ? t('update.shown.none') : shown.join('; ')}</Fact>
    </dl>
  );
}

/** What stands here was checked by the vault: a file that fails any of it is refused, with the reason. */
function Checks({ offer }: { offer: Offer }) {
  const { t, format } = useWords();
  const { file, sha256, serial, development, notes } = offer;
  return (
    <div className="col gap-5" role="status">
      <h3>
        {t('update.offer', { version: offer.version, date: format.date(format.dayOf(offer.releasedMs)) })}
      </h3>
      <StateMark meaning={development ? 'returned' : 'done'}>
        {t(development ? 'update.check.testSignature' : 'update.check.signature')}
      </StateMark>
      <StateMark meaning="done">{t('update.check.newer', { serial })}</StateMark>
      <StateMark meaning="done">
        {t('update.check.file', { file, bytes: format.bytes(offer.sizeBytes), hash: sha256.slice(0, 12) })}
      </StateMark>
      {notes === '' ? null : <p className="s">{`${t('update.notes')} ${notes}`}</p>}
    </div>
  );
}
