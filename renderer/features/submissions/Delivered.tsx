import { useWords } from '../../i18n/I18n.tsx';
import type { Case } from './stores.ts';

/** Under the answer: to which receipts it was given, and what the sender thought of it. */
export function Delivered({ detail }: { detail: Case }) {
  const { t, format } = useWords();
  const receipts = [detail, ...detail.duplicates];
  const waiting = receipts.filter(({ id }) => detail.waiting.some((one) => one.id === id));
  return (
    <ul className="deliveredList m cap">
      {detail.deliveries.map((line) => (
        <li key={line.receiptId}>
          {t('submissions.delivered', {
            code: receipts.find(({ id }) => id === line.receiptId)?.receiptCode ?? '',
            channel: t(`submissions.channel.${line.channel}`),
            when: format.dateTime(line.atMs),
            number: line.documentCode,
            numbered: line.documentCode === '' ? 'no' : 'yes',
          })}
        </li>
      ))}
      {waiting.length > 0 ? (
        <li className="caution">
          {t('submissions.notDelivered', { codes: waiting.map(({ receiptCode }) => receiptCode).join(', ') })}
        </li>
      ) : null}
      {detail.publication?.decision === 'approved' ? <li>{t('submissions.published')}</li> : null}
      {detail.ratingComment ? (
        <li>{t('submissions.ratingSaid', { rating: detail.rating ?? 0, text: detail.ratingComment })}</li>
      ) : null}
    </ul>
  );
}
