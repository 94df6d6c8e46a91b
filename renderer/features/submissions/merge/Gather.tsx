import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useAsk } from '../../../data/ask.ts';
import { call } from '../../../data/bridge.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { Waiting } from '../telling/SureTold.tsx';
import { TellReceived } from '../telling/TellReceived.tsx';
import { GatherDialog } from './GatherDialog.tsx';

interface GatherProps {
  /** the case that the others are merged into */
  id: string;
  /** what is said above the button */
  words: string;
  count: number;
  /** answers the key; one of them on a page */
  first: boolean;
}

/** Letters of one wording: looked at, the chosen ones merged into one case in one act, and its senders told after it. */
export function Gather({ id, words, count, first }: GatherProps) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState<readonly Waiting[]>([]);
  const offered = count > 0 && mayCall(roles, 'submissions.mergeSame');
  const begin = (): void => setOpen(true);
  useShortcuts('submission', offered && first ? { 'submission.gather': begin } : {});
  const merged = async (): Promise<void> => {
    setOpen(false);
    if (!mayCall(roles, 'submissions.acknowledge')) return;
    const now = await call('submissions.get', { id });
    if (now.ok) setTold(now.value.unacknowledged);
  };
  return (
    <>
      {offered ? (
        <div className="pad col gap-6">
          <Note>{words}</Note>
          <div>
            <Button
              size="small"
              onPress={begin}
              {...(first ? { shortcut: 'submission.gather' as const } : {})}
            >
              {t('submissions.gather', { count })}
            </Button>
          </div>
          <p className="m cap">{t('submissions.mergeSameWhat')}</p>
        </div>
      ) : null}
      {open ? <GatherDialog id={id} onMerged={() => void merged()} onClose={() => setOpen(false)} /> : null}
      {told.length > 1 ? (
        <div className="pad row wrap">
          <TellReceived key={told.length} waiting={told} asked />
        </div>
      ) : null}
    </>
  );
}

/** The letters of one wording among all that nobody has begun: where many came in at once. */
export function GatherGroups() {
  const t = useT();
  const { roles } = useOpenSession();
  const may = mayCall(roles, 'submissions.alikeGroups');
  return may ? <Groups title={t('submissions.alikeGroups')} /> : null;
}

function Groups({ title }: { title: string }) {
  const t = useT();
  const { value } = useAsk('submissions.alikeGroups', {});
  // one that was merged stays until its senders were told
  const [met, setMet] = useState<NonNullable<typeof value>['groups']>([]);
  const fresh = value?.groups ?? [];
  const gone = met
    .filter(({ id }) => fresh.every((one) => one.id !== id))
    .map((one) => ({ ...one, others: 0 }));
  const all = [...fresh, ...gone];
  if (fresh.some(({ id }) => met.every((one) => one.id !== id)))
    setMet([...met, ...fresh.filter(({ id }) => met.every((one) => one.id !== id))]);
  if (all.length === 0) return null;
  return (
    <section className={fresh.length > 0 ? 'panel' : ''} aria-label={title}>
      {all.map(({ id, receiptCode, title: subject, others }) => (
        <Gather
          key={id}
          id={id}
          words={t('submissions.alikeGroup', { count: others + 1, code: receiptCode, title: subject })}
          count={others}
          first={id === fresh[0]?.id}
        />
      ))}
    </section>
  );
}
