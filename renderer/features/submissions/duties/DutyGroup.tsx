import { type ReactNode, useState } from 'react';
import { DUTIES_COUNTED } from '../../../../shared/domain/submission/clocks.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useRouter } from '../../../data/router.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { DueClock } from '../../../components/DueClock.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { ChaseOfCase } from '../beside/Chase.tsx';
import { TellOne } from './TellActs.tsx';
import { TellReceived } from '../telling/TellReceived.tsx';
import { type Group, type Owed, useMore } from './useMore.ts';
import { caseHolder, caseState } from '../words.ts';

interface Part {
  readonly title: string;
  readonly cases: readonly Owed[];
  readonly total: number;
  readonly late: boolean;
}

/** The list of one clock; acknowledgements that are overdue are a list of their own, before the others. */
export function DutyGroup({ group }: { group: Group }) {
  const t = useT();
  const { cases, left, busy, error, more } = useMore(group);
  const parts = partsOf(group, cases, {
    all: t(`submissions.duty.${group.duty}`),
    late: t('submissions.duty.acknowledgeLate'),
  });
  return (
    <>
      {error ? <Failure error={error} /> : null}
      {parts.map((part, index) => (
        <DutyList key={part.title} group={group} part={part}>
          {index === parts.length - 1 && left > 0 ? (
            <div className="pad">
              <Button size="small" disabled={busy} onPress={() => void more()}>
                {t('submissions.dutyMore', { count: left })}
              </Button>
            </div>
          ) : null}
        </DutyList>
      ))}
    </>
  );
}

function partsOf(group: Group, cases: readonly Owed[], titles: { all: string; late: string }): Part[] {
  if (group.late === null) return [{ title: titles.all, cases, total: group.total, late: false }];
  const isLate = (owed: Owed): boolean => owed.lateDays > 0;
  const parts = [
    { title: titles.late, cases: cases.filter(isLate), total: group.late, late: true },
    {
      title: titles.all,
      cases: cases.filter((owed) => !isLate(owed)),
      total: group.total - group.late,
      late: false,
    },
  ];
  return parts.filter((part) => part.cases.length > 0);
}

function DutyList({ group, part, children }: { group: Group; part: Part; children: ReactNode }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  const { value: choices } = useAsk('rules.choices', {});
  const tells = group.duty === 'acknowledge' && mayCall(roles, 'submissions.acknowledge');
  const total = t(part.total >= DUTIES_COUNTED ? 'submissions.dutyTotalMore' : 'submissions.dutyTotal', {
    count: format.number(part.total),
  });
  return (
    <section className="panel" aria-label={part.title}>
      <header>
        <h2 className={part.late ? 'danger' : ''}>{part.title}</h2>
        <span className={part.late ? 'danger cap' : 'm cap'}>{total}</span>
        <span className="end" />
        {tells && part.cases.length > 1 ? <TellReceived waiting={part.cases.map(toldOf)} /> : null}
        <LinkButton onPress={() => go('grounds', { id: group.rule })}>
          {t('refusal.rule', { rule: group.rule })}
        </LinkButton>
      </header>
      <ul className="dutyList" data-pane={part.late ? `${group.duty}-late` : group.duty}>
        {part.cases.map((owed) => (
          <li key={owed.row.id}>
            <LinkButton onPress={() => go('submissions', { id: owed.row.id })}>
              {owed.row.receiptCode}
            </LinkButton>
            <OwedWords owed={owed} progress={group.duty === 'progress'} />
            {group.duty === 'progress' ? <span className="m cap">{t('submissions.progressBy')}</span> : null}
            <DueClock dueOn={owed.dueOn} lateDays={owed.lateDays} today={choices?.today ?? ''} />
            {tells ? <TellOne owed={owed} /> : null}
            {group.duty === 'consult' && owed.lateDays > 0 ? <ChaseButton id={owed.row.id} /> : null}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

const toldOf = ({ row, reach }: Owed) => ({ id: row.id, receiptCode: row.receiptCode, reach });

/** The day of a question has passed: the letter that reminds of it is one press away. */
function ChaseButton({ id }: { id: string }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  if (!mayCall(roles, 'submissions.chase')) return null;
  return (
    <>
      <Button size="small" icon="pen" onPress={() => setOpen(true)}>
        {t('caseLife.chase')}
      </Button>
      {open ? <ChaseOfCase id={id} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** @param progress the answer is overdue already; the date beside it is that of the next word to the sender */
function OwedWords({ owed, progress }: { owed: Owed; progress: boolean }) {
  const { t, format } = useWords();
  const holder = caseHolder(t, owed.row);
  return (
    <div className="grow">
      <div className="cut" title={owed.row.title}>
        {owed.row.title}
      </div>
      <div className="m cap">
        {t(`submissions.source.${owed.row.source}`)} · {caseState(t, owed.row).words} · {holder} ·{' '}
        {t(progress ? 'submissions.sinceProgress' : 'submissions.since', { date: format.date(owed.since) })}
      </div>
    </div>
  );
}
