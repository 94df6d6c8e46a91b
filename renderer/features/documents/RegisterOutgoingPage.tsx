import { useAsk } from '../../data/ask.ts';
import { useRoute } from '../../data/router.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { OutgoingEntry } from './entry/OutgoingEntry.tsx';

export function RegisterOutgoingPage() {
  const { params } = useRoute();
  const choices = useAsk('rules.choices', {});
  if (choices.value === null && choices.error) {
    return <ErrorPanel error={choices.error} onRetry={() => void choices.reload()} />;
  }
  if (choices.value === null) return <LoadingRows />;
  const book = params['book'] === 'classified-outgoing' ? 'classified-outgoing' : 'outgoing';
  return <OutgoingEntry key={book} today={choices.value.today} choices={choices.value} book={book} />;
}
