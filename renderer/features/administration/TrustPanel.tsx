import { useState } from 'react';
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
import { useT, useWords } from '../../i18n/I18n.tsx';
import { DropTrustDialog, GiveTrustDialog } from './TrustDialogs.tsx';

type Authority = Output<'signatureTrust.list'>['authorities'][number];
type Loaded = Output<'signatureTrust.load'>;

/** Authorities that certify those who sign files elsewhere: which are known, which are trusted, how fresh their lists are. */
export function TrustPanel() {
  const t = useT();
  const { value, error, reload } = useAsk('signatureTrust.list', {});
  const act = useAct();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [asked, setAsked] = useState<{ readonly about: Authority; readonly give: boolean } | null>(null);
  const load = (): Promise<boolean> =>
    act.run(
      () => host().loadSignatureTrust(),
      (found) => {
        if (found === null) return;
        setLoaded(found);
        const { added, lists, known } = found;
        if (added.length + lists.length + known === 0) return;
        const text = t('trust.loaded', { added: added.length, lists: lists.length, known });
        useToasts.getState().show({ text });
      },
    );
  const authorities = value?.authorities ?? [];
  const close = (): void => setAsked(null);
  return (
    <section className="panel" aria-label={t('trust.title')}>
      <header>
        <h2>{t('trust.title')}</h2>
        <span className="end" />
        <Button size="small" icon="folder" onPress={() => void load()}>
          {t('trust.load')}
        </Button>
      </header>
      <div className="pad-16 col gap-5">
        <p className="s">{t('trust.lead')}</p>
        {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
        {value === null && !error ? <LoadingRows /> : null}
        {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
        {loaded === null ? null : <LeftAside loaded={loaded} />}
        {value !== null && authorities.length === 0 ? <p className="m">{t('trust.none')}</p> : null}
      </div>
      <ul className="lineList">
        {authorities.map((authority) => (
          <AuthorityLine
            key={authority.id}
            authority={authority}
            onAct={(give) => setAsked({ about: authority, give })}
          />
        ))}
      </ul>
      {asked === null ? null : asked.give ? (
        <GiveTrustDialog authority={asked.about} onClose={close} />
      ) : (
        <DropTrustDialog authority={asked.about} onClose={close} />
      )}
    </section>
  );
}

/** What of the last file is of no use, and why: silence would look like success. */
function LeftAside({ loaded }: { loaded: Loaded }) {
  const t = useT();
  const { aside, unfit, left } = loaded;
  const lines = [
    ...aside.map(({ issuer, why }) =>
      t('trust.aside.list', { issuer: issuer || t('trust.aside.noName'), why: t(`trust.aside.${why}`) }),
    ),
    ...(unfit > 0 ? [t('trust.aside.unfit', { count: unfit })] : []),
    ...(left > 0 ? [t('trust.aside.left', { count: left })] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <Note tone="caution" title={t('trust.aside')}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Note>
  );
}

function AuthorityLine({ authority, onAct }: { authority: Authority; onAct: (give: boolean) => void }) {
  const { t, format } = useWords();
  const { name, organization, issuer, isRoot, untilMs, trusted, leadsTo } = authority;
  const day = (ms: number): string => format.date(format.dayOf(ms));
  const about = [
    organization === name ? '' : organization,
    isRoot ? t('trust.root') : t('trust.by', { issuer }),
    t('word.untilDate', { date: day(untilMs) }),
  ].filter((part) => part !== '');
  return (
    <li>
      <span className="grow">
        <span className="md">{name}</span> <span className="m">{about.join(' · ')}</span>
        <span className="m cap trustFacts">
          <ListWords list={authority.list} />
        </span>
        {trusted === null ? null : (
          <span className="m cap trustFacts">
            {t('trust.facts', {
              time: format.dateTime(trusted.sinceMs),
              by: trusted.by,
              how: trusted.comparedHow,
            })}
          </span>
        )}
      </span>
      <StateMark meaning={trusted !== null || leadsTo !== null ? 'done' : 'waiting'}>
        {trusted !== null
          ? t('trust.state.trusted')
          : leadsTo !== null
            ? t('trust.state.leads', { root: leadsTo })
            : t('trust.state.unknown')}
      </StateMark>
      {trusted === null ? (
        <Button size="small" icon="seal" label={t('trust.compareOf', { name })} onPress={() => onAct(true)}>
          {t('trust.compare')}
        </Button>
      ) : (
        <Button size="small" label={t('trust.withdrawOf', { name })} onPress={() => onAct(false)}>
          {t('trust.withdraw')}
        </Button>
      )}
    </li>
  );
}

function ListWords({ list }: { list: Authority['list'] }) {
  const { t, format } = useWords();
  if (list === null) return t('trust.list.none');
  const { count, thisUpdateMs, nextUpdateMs, isStale } = list;
  const until = format.date(format.dayOf(nextUpdateMs));
  if (isStale) return <span className="danger">{t('trust.list.stale', { until })}</span>;
  return t('trust.list', { count, from: format.date(format.dayOf(thisUpdateMs)), until });
}
