import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { edxmlStatusText } from '../words.ts';
import { EdxmlStatusDialog } from './EdxmlStatusDialog.tsx';

/** Packages and status messages of the trục liên thông about one document. */
export function EdxmlMarks({ detail }: { detail: DocumentDetail }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const [telling, setTelling] = useState(false);
  const { value } = useAsk('edxml.ofDocument', { documentId: detail.id });
  if (value === null || value.packages.length + value.statuses.length === 0) return null;
  const came = value.packages.find(({ direction }) => direction === 'in');
  return (
    <section>
      <h3 className="sec">{t('edxml.title')}</h3>
      <ul className="plainList">
        {value.packages.map(({ direction, organ, atMs }) => (
          <li key={`${direction} ${organ.id} ${atMs}`} className="row">
            <span className="grow">
              {t(direction === 'in' ? 'edxml.came' : 'edxml.left', { name: organ.name })}
              <span className="m"> · {organ.id}</span>
            </span>
            <span className="m cap">{format.dateTime(atMs)}</span>
          </li>
        ))}
        {value.statuses.map(({ direction, organ, status, description, atMs }) => (
          <li key={`${direction} ${status} ${organ.id} ${atMs}`} className="row wrap">
            <span className="grow">
              {t(direction === 'in' ? 'edxml.said' : 'edxml.told', {
                name: organ.name,
                status: edxmlStatusText(t, status),
              })}
            </span>
            <span className="m cap">{format.dateTime(atMs)}</span>
            {description === '' ? null : <p className="s wholeLine">{description}</p>}
          </li>
        ))}
      </ul>
      {came && mayCall(roles, 'edxml.writeStatus') ? (
        <Button size="small" icon="outbox" onPress={() => setTelling(true)}>
          {t('edxml.tell')}
        </Button>
      ) : null}
      {telling && came ? (
        <EdxmlStatusDialog detail={detail} to={came.organ.name} onClose={() => setTelling(false)} />
      ) : null}
    </section>
  );
}
