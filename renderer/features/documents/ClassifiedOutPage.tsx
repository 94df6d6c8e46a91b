import { BookPage } from './BookPage.tsx';
import { RegisterButton } from './RegisterButton.tsx';

export function ClassifiedOutPage() {
  return (
    <BookPage
      kind="classified-outgoing"
      title="nav.classifiedOut"
      look="table"
      actions={<RegisterButton book="classified-outgoing" />}
    />
  );
}
