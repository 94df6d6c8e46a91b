import { BookPage } from './BookPage.tsx';
import { RegisterButton } from './RegisterButton.tsx';

export function OutgoingPage() {
  return (
    <BookPage kind="outgoing" title="nav.outgoing" look="list" actions={<RegisterButton book="outgoing" />} />
  );
}
