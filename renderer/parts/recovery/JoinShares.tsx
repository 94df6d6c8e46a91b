import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { host } from '../../data/bridge.ts';
import { useAct } from '../../data/useAct.ts';

/** The recovery code put together from opened shares, in place of typing it from paper. */
export function JoinShares({ onJoined }: { onJoined: (recoveryCode: string) => void }) {
  const t = useT();
  const act = useAct();
  const join = (): void =>
    void act.run(
      () => host().joinShares(),
      (joined) => {
        if (joined !== null) onJoined(joined.recoveryCode);
      },
    );
  return (
    <>
      <Button icon="folder" disabled={act.busy} onPress={join}>
        {t('shares.join')}
      </Button>
      {act.error ? <ErrorPanel error={act.error} /> : null}
    </>
  );
}
