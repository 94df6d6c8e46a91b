import { mayCall } from '../../data/mayCall.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { BookPage } from './BookPage.tsx';
import { EmergencyButton } from './EmergencyButton.tsx';
import { RegisterButton } from './RegisterButton.tsx';

export function ClassifiedInPage() {
  const actions = (
    <>
      <EmergencyButton />
      <UnopenedButton />
      <RegisterButton book="classified-incoming" />
    </>
  );
  return <BookPage kind="classified-incoming" title="nav.classifiedIn" look="table" actions={actions} />;
}

/** Đăng ký bì chưa bóc: an envelope that only the named person may open. */
function UnopenedButton() {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  if (!mayCall(roles, 'documents.registerIncoming')) return null;
  return (
    <Button
      icon="mail"
      onPress={() => go('registerIncoming', { params: { book: 'classified-incoming', unopened: '1' } })}
    >
      {t('documents.registerUnopened')}
    </Button>
  );
}
