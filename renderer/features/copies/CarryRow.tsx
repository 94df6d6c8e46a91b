import { useState } from 'react';
import type { CarryOut } from '../../../shared/ipc/contract/copyRecords.ts';
import { useAct } from '../../data/useAct.ts';
import { copyTitle, subjectWords } from '../../parts/copies/words.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { PaperButton } from '../../parts/papers/PaperButton.tsx';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { BackDialog, DecideSlipDialog } from './CarryDialogs.tsx';

const MEANING: Readonly<Record<CarryOut['state'], StateMeaning>> = {
  asked: 'waiting',
  permitted: 'new',
  refused: 'refused',
  withdrawn: 'closed',
  out: 'running',
  returned: 'done',
  lost: 'refused',
};

/** From here on there is a permit to print. */
const PERMITTED: readonly CarryOut['state'][] = ['permitted', 'out', 'returned', 'lost'];

/** One slip: which copy, who carries it where, until when; late in words and colour. */
export function CarryRow({ slip }: { slip: CarryOut }) {
  const { t, format } = useWords();
  const { userId, roles } = useOpenSession();
  const act = useAct();
  const [open, setOpen] = useState<'decide' | 'back' | null>(null);
  const mine = slip.holder.id === userId;
  const checks = !mine && roles.some((role) => role === 'clerk' || role === 'archivist' || role === 'leader');
  const { id, state, decidedBy } = slip;
  return (
    <li className="permitRow">
      <div className="row top">
        <div className="row wrap grow">
          <LevelChip level={slip.copy.subject.level} />
          <b>{copyTitle(t, slip.copy)}</b>
          <span className="code m">{slip.copy.code}</span>
          <span className="m">{subjectWords(t, slip.copy.subject)}</span>
          <StateMark meaning={MEANING[state]}>{t(`copies.carry.state.${state}`)}</StateMark>
          {slip.overdueDays > 0 ? (
            <b className="danger">{t('copies.overdue', { days: slip.overdueDays })}</b>
          ) : null}
        </div>
        <div className="row rowActs">
          {PERMITTED.includes(state) ? (
            <PaperButton
              subjectKind="carry-out"
              subjectId={id}
              title={t('papers.titleOf.carryOut', { code: slip.copy.code })}
              mark={<LevelChip level={slip.copy.subject.level} />}
              size="small"
            />
          ) : null}
          {state === 'asked' && roles.includes('leader') && !mine ? (
            <Button size="small" icon="stamp" onPress={() => setOpen('decide')}>
              {t('word.decide')}
            </Button>
          ) : null}
          {state === 'permitted' && mine ? (
            <Button
              size="small"
              icon="outbox"
              onPress={() => void act.call('copies.carryOut', { id }, t('copies.carry.gone'))}
            >
              {t('copies.carry.go')}
            </Button>
          ) : null}
          {(state === 'asked' || state === 'permitted') && mine ? (
            <Button
              size="small"
              kind="quiet"
              onPress={() => void act.call('copies.withdrawCarryOut', { id }, t('copies.done'))}
            >
              {t('copies.carry.withdraw')}
            </Button>
          ) : null}
          {state === 'out' && checks ? (
            <Button size="small" icon="inbox" onPress={() => setOpen('back')}>
              {t('copies.carry.back')}
            </Button>
          ) : null}
        </div>
      </div>
      <p className="m cap">
        {[
          t('copies.carry.line', { person: slip.holder.fullName, destination: slip.destination }),
          t('copies.carry.days', { from: format.date(slip.from), until: format.date(slip.until) }),
          slip.purpose,
          slip.protection,
          decidedBy === null
            ? ''
            : t('copies.permit.decidedBy', {
                name: decidedBy.fullName,
                title: slip.decidedTitle ?? '',
                rule: slip.rule ?? '',
              }),
          slip.reason,
          slip.checkNote,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {mine && state === 'out' ? <ReturnTo late={slip.overdueDays > 0} /> : null}
      {act.error ? <Failure error={act.error} /> : null}
      {open === 'decide' ? <DecideSlipDialog slip={slip} onClose={() => setOpen(null)} /> : null}
      {open === 'back' ? <BackDialog slip={slip} onClose={() => setOpen(null)} /> : null}
    </li>
  );
}

/** Whoever carries a copy never takes it back: who does, by name and post. */
function ReturnTo({ late }: { late: boolean }) {
  const t = useT();
  const { userId } = useOpenSession();
  const { value } = useAsk('people.choices', { forAct: 'takeBack' });
  if (value === null) return null;
  const names = value.people
    .filter(({ id }) => id !== userId)
    .map(({ fullName, position }) => (position === '' ? fullName : `${fullName} (${position})`));
  return (
    <p className={late ? 'caution' : 'm'}>
      {t('copies.carry.returnTo', { names: names.join(', ') || t('copies.carry.aLeader') })}
    </p>
  );
}
