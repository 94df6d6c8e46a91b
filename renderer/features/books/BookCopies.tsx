import '../../parts/copies/copies.css';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { AskPermitDialog } from '../../parts/copies/AskPermitDialog.tsx';
import { PermitRow } from '../../parts/copies/PermitRow.tsx';

/** Beside the preview of a classified book: its prints and files are numbered copies, made under a permit. */
export function BookCopies(props: { bookId: string; title: string; reportId: string | null }) {
  const { bookId, title, reportId } = props;
  const t = useT();
  const { roles } = useOpenSession();
  const { value } = useAsk('copies.permits', { view: 'all', limit: 200 });
  const [asking, setAsking] = useState(false);
  const permits = (value?.rows ?? []).filter(
    ({ subject }) => subject.kind === 'book' && subject.id === bookId,
  );
  // the pages below want the room: what is under way, or what was answered last
  const open = permits.filter(({ state }) => state === 'asked' || state === 'granted');
  const shown = open.length > 0 ? open.slice(0, 2) : permits.slice(0, 1);
  const source = reportId === null ? null : { files: [], reportId };
  return (
    <div className="bookCopies">
      <Note
        tone="info"
        title={t('copies.book.note')}
        actions={
          mayCall(roles, 'copies.askPermit') ? (
            <Button size="small" icon="print" onPress={() => setAsking(true)}>
              {t('copies.book.permit')}
            </Button>
          ) : null
        }
      />
      <ul className="permitRows">
        {shown.map((permit) => (
          <PermitRow key={permit.id} permit={permit} source={source} />
        ))}
      </ul>
      {asking ? (
        <AskPermitDialog
          subject={{ documentId: null, bookId, code: title, level: null }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
