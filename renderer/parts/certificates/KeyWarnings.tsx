import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';

type Warnings = Output<'keys.warnings'>;
type Warned = Warnings['warnings'][number] | Warnings['peers'][number];
/** More than this would push the work off the desk. */
const SHOWN = 3;

/** Certificates that end soon: on the desk all that this person is to see to, on the exchange page those of partners. */
export function KeyWarnings({ only }: { only?: 'peers' }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('keys.warnings', {});
  const warned = value === null ? [] : warnedOf(value, only);
  const [first] = warned;
  if (first === undefined) return null;
  const over = warned.filter(({ warning }) => warning?.step === null).length;
  return (
    <Note
      tone={over > 0 ? 'danger' : 'caution'}
      title={t(over > 0 ? 'certs.warn.over' : 'certs.warn.title', { count: over > 0 ? over : warned.length })}
      actions={
        <Button size="small" icon="key" onPress={() => go('keys', { id: keyOf(first) })}>
          {t('certs.warn.open')}
        </Button>
      }
    >
      <ul>
        {warned.slice(0, SHOWN).map((one) => (
          <WarnedLine key={one.serial} one={one} />
        ))}
        {warned.length > SHOWN ? (
          <li className="m">{t('certs.warn.more', { count: warned.length - SHOWN })}</li>
        ) : null}
      </ul>
    </Note>
  );
}

/** The line of the page Khóa và chứng thư. */
const keyOf = (one: Warned): string => ('id' in one ? one.id : `${one.stationId}/${one.serial}`);

/** The most urgent first. */
const warnedOf = ({ warnings, peers }: Warnings, only: 'peers' | undefined): Warned[] =>
  [...(only === 'peers' ? [] : warnings), ...peers].sort((a, b) => a.untilMs - b.untilMs);

function WarnedLine({ one }: { one: Warned }) {
  const { t, format } = useWords();
  const date = format.date(format.dayOf(one.untilMs));
  const until =
    one.warning?.step === null
      ? t('certs.warn.ended', { date })
      : t('certs.warn.until', { date, days: one.warning?.days ?? 0 });
  return <li>{t('certs.warn.line', { name: one.name, purpose: t(`certs.short.${one.purpose}`), until })}</li>;
}
