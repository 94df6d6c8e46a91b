import { useEffect, useRef, useState } from 'react';
import { GateHead } from '../../app/GateFrame.tsx';
import { host } from '../../app/bridge.ts';
import { tellPrinted } from '../../app/papers/printed.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { useFirstRun } from './firstRunStore.ts';

const GROUP_SIZE = 4;

/** The code is shown, printed, then hidden while three groups are typed from paper. Showing it again starts over. */
export function RecoveryStep() {
  const t = useT();
  const { code, groups, busy, error, prove, renewChallenge, draft, provided } = useFirstRun();
  const officeName = useSession((state) => state.session?.office.name) ?? (provided ?? draft).office.name;
  const [shown, setShown] = useState(true);
  const [typed, setTyped] = useState<readonly string[]>(['', '', '']);
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  useEffect(() => setTyped(['', '', '']), [groups]);
  const complete = typed.every((text) => text.trim().length === GROUP_SIZE);
  const next = (): void => {
    if (complete && !shown && !busy) void prove(typed);
  };
  const hide = (): void => {
    setShown(false);
    requestAnimationFrame(() => fields.current[0]?.focus());
  };
  const showAgain = (): void => {
    setShown(true);
    void renewChallenge();
  };
  const print = async (): Promise<void> => {
    if (code === null) return;
    useFirstRun.setState({ error: tellPrinted(await host().printRecoveryCode(code, officeName), t) });
  };
  useShortcuts('firstRun', {
    'firstRun.next': shown ? hide : next,
    'firstRun.showCode': showAgain,
    'firstRun.print': () => void print(),
  });
  return (
    <>
      <GateHead title={t('recovery.title')}>{t(shown ? 'recovery.lead' : 'recovery.hiddenLead')}</GateHead>
      <div className="codeGroups" role="group" aria-label={t('recovery.title')}>
        {(code ?? '').split('-').map((group, index) => (
          <div key={index} className="codeGroup" data-testid="code-group">
            <span className="codeGroupNumber">{index + 1}</span>
            {shown ? group : <span aria-label={t('recovery.hidden')}>••••</span>}
          </div>
        ))}
      </div>
      <div className="row">
        <Button icon="print" shortcut="firstRun.print" onPress={() => void print()}>
          {t('recovery.print')}
        </Button>
        {shown ? (
          <Button icon="eye-off" onPress={hide}>
            {t('recovery.hide')}
          </Button>
        ) : (
          <Button icon="eye" shortcut="firstRun.showCode" onPress={showAgain}>
            {t('recovery.show')}
          </Button>
        )}
        <span className="m cap">{t('recovery.paper')}</span>
      </div>
      <hr className="firstRunRule" />
      <section aria-label={t('recovery.prove')}>
        <h2 className="sec">{t('recovery.prove')}</h2>
        <div className="row firstRunGroups">
          {groups.map((group, index) => (
            <TextField
              key={`${groups.join()}-${group}`}
              label={t('recovery.group', { group })}
              type="code"
              maxLength={GROUP_SIZE}
              value={typed[index] ?? ''}
              disabled={shown}
              inputRef={(field) => void (fields.current[index] = field)}
              onChange={(text) => {
                setTyped(typed.map((old, at) => (at === index ? text.toUpperCase() : old)));
                if (text.trim().length === GROUP_SIZE) fields.current[index + 1]?.focus();
              }}
              hint={leftHint(t, typed[index] ?? '')}
            />
          ))}
        </div>
      </section>
      {error ? <ErrorPanel error={error} /> : null}
      <div className="row firstRunActions">
        <span className="grow m cap right">
          {shown ? t('recovery.hideFirst') : complete ? '' : t('recovery.missing')}
        </span>
        <Button kind="primary" shortcut="firstRun.next" disabled={shown || !complete || busy} onPress={next}>
          {t('common.next')}
        </Button>
      </div>
    </>
  );
}

function leftHint(t: ReturnType<typeof useT>, text: string): string {
  const left = GROUP_SIZE - text.trim().length;
  return left === 0 ? t('recovery.full') : t('recovery.left', { left });
}
