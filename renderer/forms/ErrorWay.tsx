import type { ErrorCode, WireError } from '../../shared/errors.ts';
import type { OpName } from '../../shared/ipc/contract.ts';
import { Button } from '../components/Button.tsx';
import { useT } from '../i18n/I18n.tsx';
import type { MessageKey } from '../i18n/vi.ts';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import { mayCall } from '../data/mayCall.ts';
import { useRouter, type PageName } from '../data/router.ts';
import { useSession } from '../data/session.ts';

interface Way {
  readonly page: PageName;
  readonly params: Readonly<Record<string, string>>;
  readonly text: MessageKey;
  /** only for whoever can do there what is to be done */
  readonly op: OpName;
}

/** Errors that are mended on another page, and the way there. */
const WAYS: Partial<Record<ErrorCode, Way>> = {
  'clock-behind': {
    page: 'settings',
    params: { at: 'clock' },
    text: 'settings.clock',
    op: 'settings.acceptClock',
  },
  'numbers-unconfirmed': {
    page: 'backup',
    params: { at: 'numbers' },
    text: 'numbers.wait.go',
    op: 'backup.confirmNumbers',
  },
  'back-date-needs-approval': {
    page: 'books',
    params: {},
    text: 'registers.askWay',
    op: 'registers.ask',
  },
};

/** The button, and F9, that lead from a refusal to where it is mended; nothing where there is no such place. */
export function ErrorWay({ code }: Pick<WireError, 'code'>) {
  const way = WAYS[code];
  const session = useSession(({ session: open }) => open);
  return way !== undefined && session !== null && mayCall(session.roles, way.op) ? (
    <WayButton way={way} />
  ) : null;
}

function WayButton({ way }: { way: Way }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const follow = (): void => go(way.page, { params: way.params });
  useShortcuts('app', { 'app.toastAct': follow });
  return (
    <Button size="small" icon="archive" shortcut="app.toastAct" onPress={follow}>
      {t(way.text)}
    </Button>
  );
}
