import { useLiveShortcuts, useShortcuts } from '../../keys/KeyProvider.tsx';
import { useRouter } from '../router.ts';
import { useSession } from '../session.ts';
import { useHelp } from './helpStore.ts';
import { topicOfPage } from './topics.ts';

/** F1 of a dialog: the page below is silent, and with it its help. What was typed stays underneath. */
export function HelpKey() {
  const live = useLiveShortcuts();
  const open = useHelp((state) => state.open);
  const inside = useSession((state) => state.phase === 'open');
  const page = useRouter((state) => state.route.page);
  const help = (): void => open({ topic: inside ? topicOfPage(page) : 'passphrase' }, live);
  useShortcuts('app', { 'app.help': help });
  return null;
}
