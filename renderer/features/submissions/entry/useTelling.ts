import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import { call } from '../../../data/bridge.ts';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { channelOf } from '../words.ts';
import type { PartyKind } from './entryForm.ts';

/** Whoever stands at the counter or is on the telephone hears the code: that is the acknowledgement. */
export const isToldAtOnce = (source: Case['source']): boolean =>
  source === 'visit' || source === 'phone' || source === 'app';

/** A slip is for a hand that takes it. */
export const takesPaper = (source: Case['source']): boolean => source !== 'phone' && source !== 'app';

/** What comes by a screen is answered by one: words to send, no sheet of paper. */
export const isToldInWords = (source: Case['source']): boolean => source === 'email' || source === 'portal';

/** Whoever stands here takes the slip away: that is the acknowledgement, before any letter. */
export const isSlipFirst = (source: Case['source'], atCounter: boolean): boolean =>
  isToldAtOnce(source) || (source === 'letter' && atCounter);

/** A letter that names nobody, or neither a name nor a place to write to: there is nobody to tell, and nobody to ask for more. */
export const isUnnamed = ({ source, atCounter, lacks, party }: Unnamed): boolean =>
  (party === 'unnamed' || lacks.length === LACKED) &&
  !isToldInWords(source) &&
  !isSlipFirst(source, atCounter);

/** Name, address, and telephone or e-mail. */
const LACKED = 3;
interface Unnamed {
  readonly source: Case['source'];
  readonly atCounter: boolean;
  readonly lacks: readonly string[];
  readonly party: PartyKind;
}

/** Writes down that the sender was told, once the words or the letter left the program. */
export function useTelling(id: string, source: Case['source'], atCounter: boolean) {
  const t = useT();
  const [told, setTold] = useState(isToldAtOnce(source));
  const [error, setError] = useState<WireError | null>(null);
  const tell = async (): Promise<void> => {
    if (told) return;
    const channel = source === 'letter' && atCounter ? 'handed' : channelOf(source);
    const reply = await call('submissions.acknowledge', { ids: [id], channel });
    setError(reply.ok ? null : reply.error);
    setTold(reply.ok);
    if (reply.ok)
      useToasts.getState().show({
        text: t('submissions.told.noted', { channel: t(`submissions.channel.${channel}`) }),
      });
  };
  return { told, error, tell, forget: () => setError(null) };
}
