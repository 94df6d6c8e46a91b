import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

/** How many are shown; the page has the rest. */
const SHOWN = 3;

/** Vướng mắc của tôi: what this person asked and whether it is answered. Nothing where nothing was asked. */
export function ObstaclesPanel() {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('obstacles.list', { whose: 'mine' });
  const rows = value?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel
      title={t('obstacles.tab.mine')}
      end={<LinkButton onPress={() => go('obstacles')}>{t('common.open')}</LinkButton>}
    >
      <ul className="deskLines">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <div className="deskWhat">
              <div className="cut" title={row.title}>
                {row.title}
              </div>
              <div className="m cap">{row.receiptCode}</div>
            </div>
            <span className={row.answer === null ? 'm cap nowrap' : 'done cap nowrap'}>
              {t(
                row.answer !== null
                  ? 'obstacles.where.answered'
                  : row.sent
                    ? 'obstacles.where.sent'
                    : 'obstacles.where.here',
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
