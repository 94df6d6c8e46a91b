import '../parts/frame/frame.css';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Avatar } from '../components/Avatar.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Menu } from '../components/Menu.tsx';
import { Icon, ProductMark } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import { Kbd } from '../keys/KeyHint.tsx';
import { ariaKeys } from '../keys/KeyProvider.tsx';
import { useAppearance } from '../data/appearance.ts';
import { holdsClassified } from '../data/holding.ts';
import { useObstacle } from '../data/obstacleStore.ts';
import { useOpenSession, useSession, type Session } from '../data/session.ts';

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const t = useT();
  const session = useOpenSession();
  const lock = useSession((state) => state.lock);
  const openObstacle = useObstacle((state) => state.open);
  return (
    <header className="topBar">
      <div className="brand">
        <ProductMark />
        <b className="brandName">{t('common.productName')}</b>
      </div>
      <span className="officeName cut">{session.office.name}</span>
      <AriaButton className="omni" onPress={onSearch} aria-keyshortcuts={ariaKeys('app.palette')}>
        <Icon name="search" />
        <span className="grow cut">
          {t(holdsClassified(session) ? 'shell.searchClassified' : 'word.searchDocumentsSubmissionsCommands')}
        </span>
        <Kbd>Ctrl K</Kbd>
      </AriaButton>
      <span className="grow" />
      <Ceiling session={session} />
      <PersonMenu session={session} />
      <IconButton
        icon="chat"
        label={t('obstacles.stuck')}
        shortcut="app.obstacle"
        onPress={() => openObstacle()}
      />
      <IconButton icon="lock" label={t('shell.lock')} shortcut="app.lock" onPress={() => void lock()} />
    </header>
  );
}

/** What this machine may hold, always in sight. */
function Ceiling({ session }: { session: Session }) {
  const t = useT();
  const b = (chunks: unknown[]) => <b className="b">{chunks as never}</b>;
  const top = [...session.holds.full].reverse().find((level) => level !== 'none');
  const registerOnly = session.holds.registerOnly[session.holds.registerOnly.length - 1];
  return (
    <span className="ceiling">
      <Icon name="shield" size={14} />
      <span className="cut">
        {top === undefined
          ? t.rich('ceiling.noneOnly', { profile: t(`ceiling.profile.${session.station.profile}`), b })
          : registerOnly === undefined
            ? t.rich('ceiling.upTo', { level: t(`level.${top}`), b })
            : t.rich('ceiling.upToWithRegister', {
                level: t(`level.${top}`),
                registerOnly: t(`level.${registerOnly}`),
                b,
              })}
      </span>
    </span>
  );
}

function PersonMenu({ session }: { session: Session }) {
  const t = useT();
  const { settings, change } = useAppearance();
  const themes = ['light', 'dark', 'system'] as const;
  return (
    <Menu
      label={t('shell.personMenu')}
      acts={[
        ...themes.map((theme) => ({
          id: `theme-${theme}`,
          text: t(`command.theme.${theme}`),
          checked: settings.theme === theme,
          onAct: () => change({ theme }),
        })),
        {
          id: 'text',
          text: t(settings.text === 'large' ? 'command.text.normal' : 'command.text.large'),
          onAct: () => change({ text: settings.text === 'large' ? 'normal' : 'large' }),
        },
        {
          id: 'locale',
          text: t(settings.locale === 'vi' ? 'command.locale.en' : 'command.locale.vi'),
          icon: 'globe',
          onAct: () => change({ locale: settings.locale === 'vi' ? 'en' : 'vi' }),
        },
      ]}
    >
      <AriaButton className="person">
        <span className="heard">
          {t('shell.person', { name: session.fullName, position: session.position })}
        </span>
        <Avatar name={session.fullName} />
        <span className="personText" aria-hidden="true">
          <span className="cut">{session.fullName}</span>
          <small className="cut">
            {session.position || session.roles.map((role) => t(`role.${role}`)).join(', ')}
          </small>
        </span>
      </AriaButton>
    </Menu>
  );
}
