import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useRouter } from '../../data/router.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { replayPages, type ReplaySum } from './replayPages.ts';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

type Page = Output<'rules.caseReplay'>;
type Sum = ReplaySum & { readonly ms: number };

const wordsOf = ({ looked, moved, toLate, toOnTime, steps, unread }: Sum, since: string) => ({
  looked,
  moved,
  toLate,
  toOnTime,
  steps,
  unread,
  since,
});

/** What would have become of the cases of the last twelve months under the newer version; looks only, page by page. */
export function RuleReplay({ named, onNamed }: { named: boolean; onNamed: (named: boolean) => void }) {
  const { t, format } = useWords();
  const act = useAct();
  const [sum, setSum] = useState<Sum | null>(null);
  const shown = useRef(true);
  const stopped = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);

  const run = (): Promise<Reply<null>> => {
    const begun = performance.now();
    onNamed(true);
    stopped.current = false;
    return replayPages((after) => call('rules.caseReplay', { after }), {
      onSum: (total) => shown.current && setSum({ ...total, ms: performance.now() - begun }),
      isStopped: () => stopped.current || !shown.current,
    });
  };
  return (
    <section
      className={named ? 'ruleReplay isNamed col gap-4' : 'ruleReplay col gap-4'}
      aria-label={t('ruleReplay.title')}
    >
      <div className="row wrap gap-4">
        <p className="s grow" role="status">
          {sum === null
            ? t('ruleReplay.what')
            : sum.done
              ? t('ruleReplay.result', wordsOf(sum, format.date(sum.since)))
              : t(act.busy ? 'ruleReplay.running' : 'ruleReplay.stopped', { looked: sum.looked })}
        </p>
        {act.busy && sum !== null ? (
          <Button size="small" onPress={() => void (stopped.current = true)}>
            {t('common.stop')}
          </Button>
        ) : null}
        {sum === null || (!sum.done && !act.busy) ? (
          <Button
            size="small"
            icon="clock"
            disabled={act.busy}
            onPress={() => void act.run(run, () => undefined)}
          >
            {t('ruleReplay.run')}
          </Button>
        ) : (
          <Button size="small" icon="eye" onPress={() => onNamed(!named)}>
            {t(named ? 'ruleReplay.open' : 'ruleReplay.past')}
          </Button>
        )}
      </div>
      {sum?.done ? (
        <p className="m cap">
          {t('ruleReplay.took', { looked: sum.looked, tenths: Math.ceil(sum.ms / 100) })}
        </p>
      ) : null}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {named && sum !== null && sum.cases.length > 0 ? <Named cases={sum.cases} /> : null}
    </section>
  );
}

function Named({ cases }: { cases: Page['cases'] }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const dated = (day: string | null): string => (day === null ? t('ruleChange.noDate') : format.date(day));
  return (
    <div className="ruleDiff" tabIndex={0} role="group" aria-label={t('ruleReplay.list')}>
      <table>
        <HeadRow
          titles={[
            t('ruleChange.case'),
            t('ruleReplay.dueThen'),
            t('ruleReplay.dueNow'),
            t('ruleReplay.otherwise'),
          ]}
        />
        <tbody>
          {cases.map(({ id, receiptCode, title, before, after, turned, acts, readable }) => (
            <tr key={id}>
              <td>
                <LinkButton onPress={() => go('submissions', { id })}>{receiptCode}</LinkButton>
                <div className="m cap two">{title}</div>
              </td>
              <td className="nowrap">{dated(before)}</td>
              <td className="nowrap">{before === after ? t('ruleChange.same') : dated(after)}</td>
              <td>
                {turned === null ? null : <div>{t(`ruleReplay.turned.${turned}`)}</div>}
                {readable ? null : <div>{t('ruleReplay.unread')}</div>}
                {acts.length === 0 ? null : (
                  <div>
                    {t('ruleReplay.steps', {
                      steps: [...new Set(acts)].map((name) => t(`ruleReplay.act.${name}`)).join(', '),
                    })}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
