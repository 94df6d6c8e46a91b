import { Button as AriaButton } from 'react-aria-components';
import type { Output } from '../../../shared/ipc/contract.ts';
import { mayCall } from '../../app/holding.ts';
import { useRouter } from '../../app/router.ts';
import { useOpenSession } from '../../app/session.ts';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import type { GroupName } from './WorkList.tsx';

export interface DeskNumbersProps {
  summary: Output<'desk.summary'>;
  /** Goes to the first line of a group of the list below. */
  onGroup: (group: GroupName) => void;
}

/** Four numbers; each opens its list. A number without anything late has no colour. */
export function DeskNumbers({ summary, onGroup }: DeskNumbersProps) {
  const t = useT();
  const format = useFormat();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const entered = (): void => go(mayCall(roles, 'documents.list') ? 'incoming' : 'submissions');
  const figures = [
    {
      name: t('desk.overdue'),
      count: summary.overdue,
      tone: summary.overdue > 0 ? 'danger' : '',
      open: () => onGroup('late'),
    },
    {
      name: t('desk.dueToday'),
      count: summary.dueToday,
      tone: summary.dueToday > 0 ? 'caution' : '',
      open: () => onGroup('today'),
    },
    { name: t('desk.waiting'), count: summary.waiting, tone: '', open: () => onGroup('waiting') },
    { name: t('desk.registeredToday'), count: summary.registeredToday, tone: '', open: entered },
  ];
  useShortcuts('figures', {
    'figures.open': (index) => {
      const figure = figures[index];
      if (!figure) return false;
      figure.open();
      return true;
    },
  });
  return (
    <section className="panel figures deskNumbers" aria-label={t('desk.numbers')} data-keys="figures">
      {figures.map((figure) => (
        <AriaButton key={figure.name} className="deskFigure" onPress={figure.open}>
          <span className={`fig ${figure.tone}`}>{format.number(figure.count)}</span>
          <span className="m cut">{figure.name}</span>
        </AriaButton>
      ))}
    </section>
  );
}
