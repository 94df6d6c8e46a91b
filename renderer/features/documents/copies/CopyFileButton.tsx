import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { IconButton } from '../../../components/IconButton.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useOpenSession } from '../../../data/session.ts';
import { AskPermitDialog } from '../../../parts/copies/AskPermitDialog.tsx';
import '../../../parts/copies/copies.css';

/** In the viewer of a classified file: printing begins with a permit. */
export function CopyFileButton({ detail }: { detail: DocumentDetail }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [asking, setAsking] = useState(false);
  if (!mayCall(roles, 'copies.askPermit')) return null;
  const subject = { documentId: detail.id, bookId: null, code: detail.code, level: detail.level };
  return (
    <>
      <IconButton icon="print" size={14} label={t('copies.permit.ask')} onPress={() => setAsking(true)} />
      {asking ? <AskPermitDialog subject={subject} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
