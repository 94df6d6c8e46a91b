import '../parts/frame/frame.css';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link } from 'react-aria-components/Link';
import { Menu } from '../components/Menu.tsx';
import { Tooltip } from '../components/Tooltip.tsx';
import { useNarrow } from '../components/useNarrow.ts';
import { Icon } from '../design/Icon.tsx';
import { useT, useWords } from '../i18n/I18n.tsx';
import { navPageOf, type NavItem } from '../parts/navigation/navigation.ts';
import { railFor } from '../parts/navigation/rail.ts';
import { openRailMore, useRailMore } from './railMore.ts';
import { useNavCounts } from './navCounts.ts';
import { useRoute, useRouter } from '../data/router.ts';
import { useOpenSession } from '../data/session.ts';

export function NavBar() {
  const t = useT();
  const session = useOpenSession();
  const { page, params } = useRoute();
  const counts = useNavCounts();
  const current = navPageOf(page, params);
  const { groups, rest } = railFor(session);
  let place = 0;
  return (
    <nav className="navBar" aria-label={t('shell.nav')} data-keys="nav">
      {groups.map((group) => (
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
      {rest.length > 0 ? (
        <div className="navGroup">
          <MoreLink
            items={rest}
            counts={counts}
            current={rest.some((item) => item.page === current)}
            place={place + 1}
          />
        </div>
      ) : null}
      <div className="navFoot">
        <b className="cut">{session.station.name}</b>
      </div>
    </nav>
  );
}

interface MoreLinkProps {
  items: readonly NavItem[];
  counts: ReturnType<typeof useNavCounts>;
  /** the page that is open is one of these */
  current: boolean;
  place: number;
}

/** The pages that this post needs now and then, under one entry. */
function MoreLink({ items, counts, current, place }: MoreLinkProps) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const open = useRailMore((state) => state.open);
  const sum = (of: 'count' | 'late'): number =>
    items.reduce((all, { page }) => all + (counts[page]?.[of] ?? 0), 0);
  const [waits, late] = [sum('count'), sum('late')];
  const name = t('nav.more');
  return (
    <Menu
      label={name}
      open={open}
      onOpenChange={openRailMore}
      firstFocused
      acts={items.map(({ page, icon, title }) => ({
        id: page,
        text: t(title),
        icon,
        ...((counts[page]?.count ?? 0) > 0 ? { detail: format.number(counts[page]?.count ?? 0) } : {}),
        // the menu is gone before the page comes: no key of that page is taken by it
        onAct: () => {
          openRailMore(false);
          go(page);
        },
      }))}
    >
      <AriaButton
        className="navLink navMore"
        {...(current ? { 'aria-current': 'page' as const } : {})}
        {...(place <= 9 ? { 'aria-keyshortcuts': `Alt+${place}` } : {})}
      >
        <Icon name="more" />
        <span className="heard">{waits > 0 ? t('nav.count', { name, count: waits }) : name}</span>
        <span className="navLabel cut" aria-hidden="true">
          {name}
        </span>
        {waits > 0 ? (
          <span className="navCount" aria-hidden="true" data-hot={late > 0 || undefined}>
            {format.number(waits)}
          </span>
        ) : null}
      </AriaButton>
    </Menu>
  );
}

interface NavLinkProps {
  item: NavItem;
  current: boolean;
  count: { count: number; late: number } | undefined;
  place: number;
}

function NavLink({ item, current, count, place }: NavLinkProps) {
  const { t, format } = useWords();
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
