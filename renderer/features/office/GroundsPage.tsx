import { useColumnWidths } from '../../data/columnWidths.ts';
import { useMemo, useState } from 'react';
import { FilterBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { VirtualTable } from '../../components/VirtualTable.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { foldBase } from '../../../shared/domain/text/fold.ts';
import { AsidePacks } from './AsidePacks.tsx';
import { RuleChange } from './RuleChange.tsx';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Fact } from '../../parts/frame/Fact.tsx';

type Rule = Output<'rules.list'>['rules'][number];
type Shown = 'all' | 'verified' | 'unverified';

/** Căn cứ: every rule in force, its ground and source, and whether anyone has read the signed text. */
export function GroundsPage() {
  const t = useT();
  const widths = useColumnWidths('grounds');
  const { value, error, reload } = useAsk('rules.list', {});
  const wanted = useRouter((state) => state.route.id);
  const [words, setWords] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [selected, setSelected] = useState<string | null>(wanted);
  const rules = useMemo(() => filtered(value?.rules ?? [], words, shown), [value, words, shown]);
  const current = rules.find((rule) => rule.id === (selected ?? wanted)) ?? rules[0] ?? null;
  if (error) return <ErrorPanel error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows />;
  const verified = value.rules.filter((rule) => rule.verified).length;
  return (
    <>
      <PageHead title={t('grounds.title')}>
        <span className="m wide-only">{t('grounds.count', { count: value.rules.length, verified })}</span>
      </PageHead>
      <RuleChange />
      <AsidePacks packs={value.aside} />
      <FilterBar keys="filter">
        <SearchBox label={t('grounds.filter')} value={words} onChange={setWords} shortcut="list.filter" />
        <FilterChips
          label={t('grounds.shown')}
          value={shown}
          onChange={setShown}
          chips={[
            { id: 'all', text: t('common.all'), count: value.rules.length },
            { id: 'verified', text: t('common.verified'), count: verified },
            { id: 'unverified', text: t('common.unverified'), count: value.rules.length - verified },
          ]}
        />
      </FilterBar>
      <SplitPanes
        panes={[
          {
            id: 'rules',
            label: t('grounds.title'),
            size: 'grow',
            content:
              rules.length === 0 ? (
                <EmptyState>{t('grounds.none')}</EmptyState>
              ) : (
                <VirtualTable
                  autoFocus
                  label={t('grounds.title')}
                  items={rules}
                  keyOf={(rule) => rule.id}
                  selectedKey={current?.id ?? null}
                  onSelect={setSelected}
                  widths={widths}
                  columns={[
                    {
                      id: 'id',
                      title: t('word.rule'),
                      width: 84,
                      render: (rule) => <span className="md">{rule.id}</span>,
                    },
                    {
                      id: 'title',
                      title: t('word.subject'),
                      width: 'grow',
                      min: 240,
                      render: (rule) => <span className="cut">{rule.title}</span>,
                    },
                    {
                      id: 'verified',
                      title: t('grounds.read'),
                      width: 150,
                      render: (rule) => <Verified rule={rule} />,
                    },
                  ]}
                />
              ),
          },
          {
            id: 'rule',
            label: t('word.rule'),
            size: 420,
            content: current ? <RuleDetail rule={current} /> : null,
          },
        ]}
      />
    </>
  );
}

function Verified({ rule }: { rule: Rule }) {
  const t = useT();
  return (
    <span className={rule.verified ? 'done' : 'caution'}>
      {t(rule.verified ? 'common.verified' : 'grounds.unverifiedShort')}
    </span>
  );
}

function RuleDetail({ rule }: { rule: Rule }) {
  const { t, format } = useWords();
  const until = rule.effectiveTo === null ? t('grounds.open') : format.date(rule.effectiveTo);
  return (
    <section className="pad-16 col gap-6 scroll" aria-label={rule.title}>
      <div>
        <div className="m cap">{rule.id}</div>
        <h2 className="sec">{rule.title}</h2>
      </div>
      <dl className="kv">
        <Fact label={t('common.ground')}>{rule.ground}</Fact>
        <Fact label={t('word.source')}>{rule.source}</Fact>
        <Fact label={t('grounds.force')}>
          {format.date(rule.effectiveFrom)} – {until}
        </Fact>
        <dt>{t('word.rulePack')}</dt>
        <dd className="code">{rule.pack}</dd>
        <Fact label={t('grounds.read')}>
          <Verified rule={rule} />
        </Fact>
      </dl>
      <p className="m cap">{t(rule.verified ? 'grounds.verifiedNote' : 'grounds.unverifiedNote')}</p>
    </section>
  );
}

function filtered(rules: readonly Rule[], words: string, shown: Shown): readonly Rule[] {
  const wanted = foldBase(words);
  return rules.filter((rule) => {
    if (shown !== 'all' && rule.verified !== (shown === 'verified')) return false;
    return wanted === '' || foldBase(`${rule.id} ${rule.title} ${rule.ground}`).includes(wanted);
  });
}
