import './stationDuties.css';
import type { Output } from '../../../shared/ipc/contract.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { type PageName, useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { navigationFor } from '../navigation/navigation.ts';

export type DutyOfList = Output<'duties.list'>['duties'][number];

const MEANING = { due: 'refused', soon: 'waiting', later: 'closed' } as const;

/** Where each is done. */
const PLACE: Record<DutyOfList['duty'], { page: PageName; params?: Readonly<Record<string, string>> }> = {
  'second-copy': { page: 'backup' },
  'restore-test': { page: 'backup' },
  reconciliation: { page: 'exchange' },
  'ledger-minutes': { page: 'ledger' },
  'superior-report': { page: 'administration' },
  'code-drill': { page: 'backup', params: { at: 'recovery' } },
  'root-list': { page: 'keys' },
  'year-books': { page: 'books' },
  'year-calendar': { page: 'administration' },
  certificates: { page: 'keys' },
};

/** One duty: what, how, when it was done, when it is due; the way to its place for whoever has that page. */
export function DutyLine({ line }: { line: DutyOfList }) {
  const { t, format } = useWords();
  const session = useOpenSession();
  const go = useRouter((state) => state.go);
  const { duty, lastMs, next, state } = line;
  const { page, params = {} } = PLACE[duty];
  const isMine = navigationFor(session).some(({ items }) => items.some((item) => item.page === page));
  return (
    <li>
      <div className="grow">
        <div className="md">{t(`duties.duty.${duty}`)}</div>
        <div className="m cap">{t(`duties.how.${duty}`)}</div>
      </div>
      <StateMark meaning={MEANING[state]}>{t(`duties.state.${state}`)}</StateMark>
      <span className="dutyDays cap">
        <span className="md">{t('duties.next', { date: format.date(next) })}</span>
        <br />
        <span className="m">
          {duty === 'certificates'
            ? null
            : lastMs === null
              ? t('duties.never')
              : t('duties.last', { date: format.date(format.dayOf(lastMs)) })}
        </span>
      </span>
      <span className="dutyWay">
        {isMine ? (
          <LinkButton
            label={`${t('duties.go')}: ${t(`duties.duty.${duty}`)}`}
            onPress={() => go(page, { params })}
          >
            {t('duties.go')}
          </LinkButton>
        ) : null}
      </span>
    </li>
  );
}
