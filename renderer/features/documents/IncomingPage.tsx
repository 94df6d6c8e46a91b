import { BookPage } from './BookPage.tsx';
import { RegisterButton } from './RegisterButton.tsx';

export function IncomingPage() {
  return (
    <BookPage kind="incoming" title="nav.incoming" look="list" actions={<RegisterButton book="incoming" />} />
  );
}
