import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';

/** More names than these would push the work off the desk. */
const SHOWN = 6;

/** After a lost machine was settled: what still needs a hand, each with its place, until nothing is left. */
export function LossLeft() {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('keys.warnings', {});
  const left = value?.loss ?? null;
  if (left === null) return null;
  const { lostMs, passphrases, asked, unasked, issuer, nobody, older, relay } = left;
  const named = (people: readonly string[]): string => {
    const more = people.length - SHOWN;
    const first = people.slice(0, SHOWN).join(', ');
    return more > 0 ? `${first} ${t('loss.left.more', { count: more })}` : first;
  };
  const lines = [
    passphrases.length > 0 ? t('loss.left.passphrases', { people: named(passphrases) }) : '',
    asked.length > 0 ? t('loss.left.asked', { people: named(asked) }) : '',
    unasked.length > 0 ? t('loss.left.unasked', { people: named(unasked) }) : '',
    issuer ? t(nobody ? 'loss.left.issuer.nobody' : 'loss.left.issuer') : '',
    older > 0 ? t('loss.left.older', { count: older }) : '',
    relay ? t('loss.left.relay') : '',
  ].filter((words) => words !== '');
  // the page opens where the heaviest of it is done
  const tab = issuer ? 'root' : asked.length > 0 ? 'requests' : 'certificates';
  const atKeys = issuer || asked.length + unasked.length + older > 0;
  return (
    <Note
      tone="caution"
      title={t('loss.left', { date: format.date(format.dayOf(lostMs)) })}
      actions={
        <>
          {atKeys ? (
            <Button size="small" icon="key" onPress={() => go('keys', { params: { tab } })}>
              {t('loss.left.keys')}
            </Button>
          ) : null}
          {relay ? (
            <Button size="small" icon="outbox" onPress={() => go('exchange', { params: { tab: 'relay' } })}>
              {t('loss.left.toRelay')}
            </Button>
          ) : null}
        </>
      }
    >
      <ul>
        {lines.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Note>
  );
}
