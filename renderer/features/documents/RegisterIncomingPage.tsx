import { useAsk } from '../../data/ask.ts';
import { useRoute } from '../../data/router.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { IncomingEntry } from './entry/IncomingEntry.tsx';

/** The registration form; `params` tell the book, a received envelope, or an entry to complete. */
export function RegisterIncomingPage() {
  const { params } = useRoute();
  const complete = params['complete'] ?? null;
  const choices = useAsk('rules.choices', {});
  const record = useAsk('documents.get', complete === null ? null : { id: complete });
  const failed = (asked: { value: unknown; status: string }): boolean =>
    asked.status === 'failed' && asked.value === null;
  const failure = failed(choices) ? choices : complete !== null && failed(record) ? record : null;
  if (failure?.error) return <ErrorPanel error={failure.error} onRetry={() => void failure.reload()} />;
  const opened = complete !== null && record.value?.id === complete ? record.value : null;
  if (choices.value === null || (complete !== null && opened === null)) return <LoadingRows />;
  const book = params['book'] === 'classified-incoming' ? 'classified-incoming' : 'incoming';
  const envelopeId = params['envelope'] ?? null;
  return (
    <IncomingEntry
      key={`${book} ${envelopeId ?? ''} ${complete ?? ''} ${params['unopened'] ?? ''}`}
      today={choices.value.today}
      choices={choices.value}
      book={book}
      envelopeId={envelopeId}
      opened={opened}
      unopened={params['unopened'] === '1'}
    />
  );
}
