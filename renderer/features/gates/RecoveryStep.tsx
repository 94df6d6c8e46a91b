import { GateHead } from '../../parts/gate/GateFrame.tsx';
import { host } from '../../data/bridge.ts';
import { tellPrinted } from '../../parts/papers/printed.ts';
import { CodeProof } from '../../parts/recovery/CodeProof.tsx';
import { useCodeProof } from '../../parts/recovery/useCodeProof.ts';
import { useSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { useFirstRun } from './firstRunStore.ts';

/** The code is shown, printed, then hidden while three groups are typed from paper. Showing it again starts over. */
export function RecoveryStep() {
  const t = useT();
  const { code, codeIsAnother, groups, busy, error, prove, renewChallenge, draft, provided } = useFirstRun();
  const officeName = useSession((state) => state.session?.office.name) ?? (provided ?? draft).office.name;
  const proof = useCodeProof({
    groups,
    busy,
    error,
    onProve: (typed) => void prove(typed),
    onShowAgain: () => void renewChallenge(),
  });
  const { shown, complete, hide, showAgain, next } = proof;
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
      {codeIsAnother ? (
        <Note tone="caution" title={t('recovery.another')}>
          {t('recovery.another.detail')}
        </Note>
      ) : null}
      <CodeProof
        {...{ code, groups, proof }}
        acts={
          <>
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
          </>
        }
      />
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
