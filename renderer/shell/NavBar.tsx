import '../parts/frame/frame.css';
import { Link } from 'react-aria-components/Link';
import { Tooltip } from '../components/Tooltip.tsx';
import { useNarrow } from '../components/useNarrow.ts';
import { Icon } from '../design/Icon.tsx';
import { useFormat, useT } from '../i18n/I18n.tsx';
import { navigationFor, navPageOf, type NavItem } from '../parts/navigation/navigation.ts';
import { useNavCounts } from './navCounts.ts';
import { useRoute, useRouter } from '../data/router.ts';
import { useOpenSession } from '../data/session.ts';

export function NavBar() {
  const t = useT();
  const session = useOpenSession();
  const { page, params } = useRoute();
  const counts = useNavCounts();
  const current = navPageOf(page, params);
  let place = 0;
  return (
    <nav className="navBar" aria-label={t('shell.nav')} data-keys="nav">
      {navigationFor(session).map((group) => (
        <div key={group.title ?? 'top'} className="navGroup">
          {group.title ? <h2 className="navGroupTitle">{t(group.title)}</h2> : null}
          {group.items.map((item) => {
            place += 1;
            return (
              <NavLink
                key={item.page}
                item={item}
                current={item.page === current}
                count={counts[item.page]}
                place={place}
              />
            );
          })}
        </div>
      ))}
      <div className="navFoot">
        <b className="cut">{session.station.name}</b>
      </div>
    </nav>
  );
}

interface NavLinkProps {
  item: NavItem;
  current: boolean;
  count: { count: number; late: number } | undefined;
  place: number;
}

function NavLink({ item, current, count, place }: NavLinkProps) {
  const t = useT();
  const format = useFormat();
  const narrow = useNarrow();
  const go = useRouter((state) => state.go);
  const name = t(item.title);
  const shown = count && count.count > 0 ? count : undefined;
  const spoken = !shown
    ? name
    : shown.late > 0
      ? t('nav.countLate', { name, count: shown.count, late: shown.late })
      : t('nav.count', { name, count: shown.count });
  const link = (
    <Link
      className="navLink"
      {...(current ? { 'aria-current': 'page' as const } : {})}
      {...(place <= 9 ? { 'aria-keyshortcuts': `Alt+${place}` } : {})}
      onPress={() => go(item.page)}
    >
      <Icon name={item.icon} />
      <span className="heard">{spoken}</span>
      <span className="navLabel cut" aria-hidden="true">
        {name}
      </span>
      {shown ? (
        <span className="navCount" aria-hidden="true" data-hot={shown.late > 0 || undefined}>
          {format.number(shown.count)}
        </span>
      ) : null}
    </Link>
  );
  const keys = place <= 9 ? [`Alt ${place}`] : [];
  // where the name stands beside the icon only the key is left to say
  return narrow || keys.length > 0 ? (
    <Tooltip text={narrow ? name : t('nav.key')} placement="right" keys={keys}>
      {link}
    </Tooltip>
  ) : (
    link
  );
}
