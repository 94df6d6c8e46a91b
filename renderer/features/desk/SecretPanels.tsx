import { WORK_LISTS, type WorkList } from '../../../shared/domain/levels/worklists.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

/** What ends, what waits, who must be told: the protection of secrets in counts, each opening its list. */
export function ProtectionPanel() {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { value, error } = useAsk('protection.counts', {});
  const open = WORK_LISTS.filter((list) => list !== 'ending' && (value?.lists[list] ?? 0) > 0);
  const show = (list: WorkList): void => go('protection', { params: { tab: list } });
  return (
    <Panel
      title={t('desk.protection')}
      end={<LinkButton onPress={() => go('protection')}>{t('common.open')}</LinkButton>}
    >
      {error ? <Failure error={error} /> : null}
      {value ? (
        <>
          <p className="m cap deskTrioHead">{t('desk.protection.bands')}</p>
          <dl className="deskTrio">
            {value.bands.map(({ days, count }) => (
              <div key={days}>
                <dd>{format.number(count)}</dd>
                <dt>{t('desk.protection.within', { days })}</dt>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {value && open.length === 0 ? <p className="pad m cap">{t('desk.protection.none')}</p> : null}
      <ul className="deskLines deskCounts">
        {open.map((list) => (
          <li key={list}>
            <span className={(value?.overdue[list] ?? 0) > 0 ? 'b danger' : 'b'}>
              {format.number(value?.lists[list] ?? 0)}
            </span>
            <div className="grow">
              <LinkButton onPress={() => show(list)}>
                {t(`desk.protection.${list as Exclude<WorkList, 'ending'>}`)}
              </LinkButton>
            </div>
            <span className="cap danger nowrap">
              {(value?.overdue[list] ?? 0) > 0
                ? t('desk.protection.late', { count: value?.overdue[list] ?? 0 })
                : ''}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The numbered copies for which this person answers. */
export function OwnCopiesPanel() {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { value, error } = useAsk('copies.counts', {});
  const figures = value
    ? ([
        ['mine', value.mine, ''],
        ['toReceive', value.toReceive, ''],
        ['overdue', value.overdue, value.overdue > 0 ? 'danger' : ''],
      ] as const)
    : [];
  return (
    <Panel
      title={t('desk.copies')}
      end={<LinkButton onPress={() => go('copies')}>{t('common.open')}</LinkButton>}
    >
      {error ? <Failure error={error} /> : null}
      <dl className="deskTrio">
        {figures.map(([name, count, tone]) => (
          <div key={name}>
            <dd className={tone}>{format.number(count)}</dd>
            <dt>{t(`desk.copies.${name}`)}</dt>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
