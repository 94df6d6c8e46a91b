import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

type Offer = Output<'rules.offers'>['offers'][number];

/** Rule packs out of envelopes that wait for the administrator: what each is and from when it would count. */
export function OffersPanel() {
  const { t, format } = useWords();
  const act = useAct();
  const { value, error, reload } = useAsk('rules.offers', {});
  const [leaving, setLeaving] = useState<Offer | null>(null);
  const take = ({ id }: Offer): void =>
    void act.call('rules.takeOffer', { id }, ({ pack, from }) =>
      useToasts.getState().show({ text: t('offers.taken', { pack, from: format.date(from) }) }),
    );
  return (
    <Panel title={t('offers.title')}>
      <p className="pad s">{t('offers.lead')}</p>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {value?.offers.length === 0 ? <p className="pad s">{t('offers.none')}</p> : null}
      <ul className="lineList">
        {value?.offers.map((offer) => (
          <li key={offer.id}>
            <div className="grow">
              <div className="md">{offer.title}</div>
              {offer.pack === '' ? null : (
                <div>{t('offers.one', { pack: offer.pack, issuer: offer.issuer })}</div>
              )}
              <div className="m cap">
                {t('offers.came', {
                  sender: offer.sender,
                  by: offer.handedBy,
                  date: format.date(format.dayOf(offer.handedMs)),
                })}
              </div>
            </div>
            <span className="m">
              {t('offers.state', {
                state: offer.state,
                from: offer.from === null ? '' : format.date(offer.from),
              })}
            </span>
            {offer.state === 'known' ? null : (
              <Button size="small" disabled={act.busy} onPress={() => take(offer)}>
                {t('offers.take')}
              </Button>
            )}
            <Button size="small" kind="quiet" disabled={act.busy} onPress={() => setLeaving(offer)}>
              {t('offers.leave')}
            </Button>
          </li>
        ))}
      </ul>
      {leaving === null ? null : <LeaveDialog offer={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}

function LeaveDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const leave = (): void => void act.call('rules.leaveOffer', { id: offer.id }, t('offers.left'));
  return (
    <FormDialog
      undoable={false}
      title={t('offers.leaveAsk', { title: offer.title })}
      verb={t('offers.leaveDo')}
      missing={null}
      act={act}
      danger
      onSubmit={leave}
      onClose={onClose}
    >
      <p className="s">{t('offers.leaveWhat')}</p>
    </FormDialog>
  );
}
