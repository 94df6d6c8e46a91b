import { type FigureName, type MadeOf, MOVES_OF } from '../../../shared/domain/figures/figure.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { routeOfFilter } from '../../parts/figures/figureFilter.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Note } from '../../components/Note.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Fragment, type ReactNode, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { FigureFilter } from '../../../shared/ipc/contract/figures.ts';
import { periodBefore } from '../../../shared/domain/figures/period.ts';
import { FigureLink } from './PartPanel.tsx';
import { usePeriodName } from './periodWords.ts';
import type { OpenFigure } from './view.ts';
import type { Overview } from './stores.ts';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

/** The lines of the balance in the order in which they are added up; the first and the last are sums. */
const LINES = [
  'opening',
  'received',
  'returned',
  'refused',
  'transferred',
  'merged',
  'withdrawn',
  'answeredOnTime',
  'answeredLate',
  'closing',
] as const satisfies readonly FigureName[];
const BESIDE = ['accepted', 'supplement', 'overdue', 'rated'] as const satisfies readonly FigureName[];
const SIGN: Partial<Record<FigureName, string>> = {
  received: '+',
  returned: '+',
  refused: '−',
  transferred: '−',
  merged: '−',
  withdrawn: '−',
  answeredOnTime: '−',
  answeredLate: '−',
  closing: '=',
};

/** Tồn đầu kỳ + phát sinh − giải quyết = tồn cuối kỳ, line by line, beside the period before. */
export function BalancePanel(props: {
  overview: Overview;
  filter: FigureFilter;
  open: OpenFigure;
  openMade: (made: MadeOf) => void;
}) {
  const { overview, filter, open, openMade } = props;
  const t = useT();
  const { roles } = useOpenSession();
  return (
    <section className="panel figureBalance" aria-label={t('figures.balance')}>
      <header>
        <h2>{t('figures.balance')}</h2>
        <span className="end" />
        <span className="m cap cut">{t('figures.balance.hint')}</span>
      </header>
      <div className="figureBalanceTables">
        <FigureLines names={LINES} overview={overview} open={open} openMade={openMade} />
        <div className="col gap-4">
          <FigureLines names={BESIDE} overview={overview} open={open} />
          <Quality
            overview={overview}
            onOpen={(name) => (name === 'late' ? open('answeredLate') : openMade(name))}
          />
          <Outcomes overview={overview} filter={filter} />
          {mayCall(roles, 'figures.recount') ? <Recount overview={overview} /> : null}
        </div>
      </div>
    </section>
  );
}

interface FigureLinesProps {
  names: readonly FigureName[];
  overview: Overview;
  open: OpenFigure;
  /** of the balance: what moved inside the office stands in it */
  openMade?: (made: MadeOf) => void;
}

function FigureLines({ names, overview, open, openMade }: FigureLinesProps) {
  const t = useT();
  const periodName = usePeriodName();
  const before = periodBefore(overview.period);
  return (
    <table className="figureTable">
      <HeadRow titles={[t('figures.flow'), t('figures.count'), t('figures.before')]} />
      <tbody>
        {names.map((name) => (
          <Fragment key={name}>
            {name === 'closing' && openMade ? <MovedLines moved={overview.moved} open={openMade} /> : null}
            <tr data-sum={name === 'opening' || name === 'closing' || undefined}>
              <th scope="row">
                <span className="figureSign" aria-hidden="true">
                  {SIGN[name] ?? ''}
                </span>
                {t(`figures.figure.${name}`)}
              </th>
              <td>
                <FigureLink figure={name} count={overview.counts[name] ?? 0} open={() => open(name)} />
              </td>
              <td className="m">
                <FigureLink
                  figure={name}
                  count={overview.before[name] ?? 0}
                  of={periodName(before)}
                  open={() => open(name, undefined, before)}
                />
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** Of one person or unit: what came from others in the office and went to them, without which it would not add up. */
function MovedLines({ moved, open }: { moved: Overview['moved']; open: (made: MadeOf) => void }) {
  const { t, format } = useWords();
  if (moved === null) return null;
  return MOVES_OF.map((move) => (
    <tr key={move}>
      <th scope="row">
        <span className="figureSign" aria-hidden="true">
          {move === 'taken' ? '+' : '−'}
        </span>
        {t(`figures.made.${move}`)}
      </th>
      <td>
        {moved[move] === 0 ? (
          <span className="m">0</span>
        ) : (
          <LinkButton
            label={t('figures.openList', {
              figure: t(`figures.made.${move}`),
              count: format.number(moved[move]),
            })}
            onPress={() => open(move)}
          >
            {format.number(moved[move])}
          </LinkButton>
        )}
      </td>
      <td />
    </tr>
  ));
}

function FactsOf({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="figureFacts" aria-label={title}>
      <h3>{title}</h3>
      <dl className="figureOutcomes">{children}</dl>
    </section>
  );
}

const OUTCOMES = [
  ['adopted', 'adopt'],
  ['piloted', 'pilot'],
  ['rejected', 'reject'],
] as const;

/** What was decided of sáng kiến and giải pháp; each number opens those that it counts. */
function Outcomes({ overview, filter }: { overview: Overview; filter: FigureFilter }) {
  const { initiatives, period } = overview;
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const mayList = mayCall(roles, 'initiatives.list');
  return (
    <FactsOf title={t('figures.initiatives')}>
      {OUTCOMES.map(([name, decided]) => (
        <div key={name}>
          <dt className="m cap">{t(`figures.${name}`)}</dt>
          <dd className="b">
            {initiatives[name] === 0 || !mayList ? (
              format.number(initiatives[name])
            ) : (
              <LinkButton
                label={t('figures.openList', {
                  figure: t(`figures.${name}`),
                  count: format.number(initiatives[name]),
                })}
                onPress={() =>
                  go('initiatives', {
                    params: { ...routeOfFilter(filter), decided, from: period.from, to: period.to },
                  })
                }
              >
                {format.number(initiatives[name])}
              </LinkButton>
            )}
          </dd>
        </div>
      ))}
    </FactsOf>
  );
}

/** How good the answers were; too few of them are not told, since they would tell of a sender. */
function Quality(props: { overview: Overview; onOpen: (name: 'reopened' | 'late' | 'satisfied') => void }) {
  const { quality, least } = props.overview;
  const t = useT();
  return (
    <FactsOf title={t('figures.quality')}>
      {(['reopened', 'late', 'satisfied'] as const).map((name) => (
        <div key={name}>
          <dt className="m cap">{t(`figures.quality.${name}`)}</dt>
          <dd className={quality[name] === null ? 'm cap' : 'b'}>
            {quality[name] === null ? (
              t('figures.quality.few', { least })
            ) : quality[name] === 0 ? (
              t('figures.quality.percent', { percent: 0 })
            ) : (
              <LinkButton
                label={t('figures.openShare', {
                  name: t(`figures.quality.${name}`),
                  percent: quality[name],
                })}
                onPress={() => props.onOpen(name)}
              >
                {t('figures.quality.percent', { percent: quality[name] })}
              </LinkButton>
            )}
          </dd>
        </div>
      ))}
    </FactsOf>
  );
}

/** Told again from the ledger: the records are not the only witness. */
function Recount({ overview }: { overview: Overview }) {
  const { t, format } = useWords();
  const act = useAct();
  const [told, setTold] = useState<{ from: string; answer: Output<'figures.recount'> } | null>(null);
  const { kind, from } = overview.period;
  const answer = told?.from === `${kind} ${from}` ? told.answer : null;
  const ask = () => call('figures.recount', { period: { kind, on: from }, group: 'all' });
  return (
    <div className="figureRecount">
      <LinkButton
        onPress={() => void act.run(ask, (value) => setTold({ from: `${kind} ${from}`, answer: value }))}
      >
        {t('figures.recount')}
      </LinkButton>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {answer ? (
        <Note tone={answer.equal ? 'done' : 'danger'} live>
          {answer.equal
            ? t('figures.recount.equal', { entries: format.number(answer.entries) })
            : t('figures.recount.differs', {
                names: answer.differing.map((name) => t(`figures.figure.${name}`)).join(', '),
              })}
        </Note>
      ) : null}
    </div>
  );
}
