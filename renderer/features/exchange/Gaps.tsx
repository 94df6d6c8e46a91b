import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';

type Gap = Output<'exchange.summary'>['gaps'][number];
const SHOWN = 8;

/** Numbers of a sender that did not come, and the signed request to send them again. */
export function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const t = useT();
  const act = useAct();
  const ask = ({ stationId }: Gap): void =>
    void act.call('exchange.askAgain', { stationId }, () =>
      useToasts.getState().show({ text: t('exchange.gaps.asked') }),
    );
  const [first] = gaps;
  useShortcuts('exchange', first === undefined ? {} : { 'exchange.askAgain': () => ask(first) });
  if (first === undefined) return null;
  return (
    <div className="gapNotes">
      {gaps.map((gap, index) => (
        <Note
          key={gap.stationId}
          tone="caution"
          title={t('exchange.gaps.title', {
            numbers: gap.missing.slice(0, SHOWN).join(', ') + (gap.missing.length > SHOWN ? '…' : ''),
            peer: gap.peer,
          })}
          actions={
            <Button
              size="small"
              disabled={act.busy}
              onPress={() => ask(gap)}
              {...(index === 0 ? { shortcut: 'exchange.askAgain' as const } : {})}
            >
              {t('exchange.gaps.ask')}
            </Button>
          }
        >
          {t('exchange.gaps.what')}
        </Note>
      ))}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </div>
  );
}
