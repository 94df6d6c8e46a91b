import { askAgain } from '../../data/ask.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { type RevocationListLine } from './rows.ts';

/** Lists of revoked certificates: our own goes out as a file, those of the partners come in. */
export function ListsTab({ lists }: { lists: readonly RevocationListLine[] }) {
  const t = useT();
  const { roles } = useOpenSession();
  const act = useAct();
  // not dead while the file is written: a button that goes dead with the focus on it loses it, and one act runs at a time
  const mayWrite = mayCall(roles, 'keys.writeList');
  const mayRead = mayCall(roles, 'keys.readList');
  const done = (line: RevocationListLine | null, said: 'certs.list.written' | 'certs.list.read'): void => {
    if (line === null) return;
    useToasts.getState().show({ text: t(said, { office: line.office, count: line.revoked }) });
    void askAgain('keys.list');
  };
  return (
    <div className="scroll grow canvas">
      <section className="panel keysPanel" aria-label={t('certs.tab.lists')}>
        <header>
          <h2>{t('certs.tab.lists')}</h2>
          <span className="end" />
          <Button
            size="small"
            icon="folder"
            disabled={!mayRead}
            disabledReason={mayRead ? null : t('certs.onlyClerk')}
            onPress={() =>
              void act.run(
                () => host().readRevocationList(),
                (line) => done(line, 'certs.list.read'),
              )
            }
          >
            {t('certs.list.readDo')}
          </Button>
          <Button
            size="small"
            icon="outbox"
            disabled={!mayWrite}
            disabledReason={mayWrite ? null : t('certs.onlyCipher')}
            onPress={() =>
              void act.run(
                () => host().writeRevocationList(),
                (line) => done(line, 'certs.list.written'),
              )
            }
          >
            {t('certs.list.writeDo')}
          </Button>
        </header>
        <p className="pad-16 s">{t('certs.lists.what')}</p>
        {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
        {lists.length === 0 ? <p className="pad-16 m">{t('certs.noLists')}</p> : null}
        <ul className="keysList">
          {lists.map((line) => (
            <ListLine key={line.office} line={line} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function ListLine({ line }: { line: RevocationListLine }) {
  const { t, format } = useWords();
  const day = (ms: number): string => format.date(format.dayOf(ms));
  return (
    <li>
      <span className="grow">
        <span className="md">{line.office}</span>
        {line.own ? <span className="m"> {t('certs.list.own')}</span> : null}
      </span>
      <span className="m">{t('certs.list.revoked', { count: line.revoked })}</span>
      <span className="m">
        {t('certs.list.span', { from: day(line.thisUpdateMs), until: day(line.nextUpdateMs) })}
      </span>
      <StateMark meaning={line.stale ? 'waiting' : 'done'}>
        {t(line.stale ? 'certs.list.stale' : 'certs.list.fresh')}
      </StateMark>
    </li>
  );
}
