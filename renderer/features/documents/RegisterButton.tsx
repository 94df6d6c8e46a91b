import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { mayCall } from '../../app/holding.ts';
import { useRouter } from '../../app/router.ts';
import { useOpenSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { isOutgoing } from './words.ts';

/** The page's one primary button; F2 stands for it here, in whichever book the page shows. */
export function RegisterButton({ book }: { book: BookKind }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  const outgoing = isOutgoing(book);
  const may = mayCall(roles, outgoing ? 'documents.registerOutgoing' : 'documents.registerIncoming');
  const open = (): void => go(outgoing ? 'registerOutgoing' : 'registerIncoming', { params: { book } });
  useShortcuts('detail', may ? { 'app.registerIncoming': open } : {});
  if (!may) return null;
  return (
    <Button kind="primary" icon="plus" shortcut="app.registerIncoming" onPress={open}>
      {t(outgoing ? 'documents.registerOut' : 'documents.register')}
    </Button>
  );
}
