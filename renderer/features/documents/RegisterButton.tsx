import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { isOutgoing } from './words.ts';

/** The page's one primary button; F2 does the same for the book of the page (shell/Shell.tsx). */
export function RegisterButton({ book }: { book: BookKind }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  const outgoing = isOutgoing(book);
  const may = mayCall(roles, outgoing ? 'documents.registerOutgoing' : 'documents.registerIncoming');
  const open = (): void => go(outgoing ? 'registerOutgoing' : 'registerIncoming', { params: { book } });
  if (!may) return null;
  return (
    <Button kind="primary" icon="plus" shortcut="app.registerIncoming" onPress={open}>
      {t(outgoing ? 'documents.registerOut' : 'documents.register')}
    </Button>
  );
}
