import { useState } from 'react';
import { foldBase } from '../../../shared/domain/text/fold.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { Failure } from '../../forms/Failure.tsx';
import { Button } from '../../components/Button.tsx';
import { ComboBox } from '../../components/ComboBox.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

type Known = Output<'documents.issuersKnown'>['issuers'][number];
const SHOWN = 8;
const NONE: readonly Known[] = [];

/** Two names of one issuer become one, and are parted again; what stands in the books is never changed by it. */
export function IssuersPanel() {
  const t = useT();
  const act = useAct();
  const { value } = useAsk('documents.issuersKnown', {});
  const [name, setName] = useState('');
  const [into, setInto] = useState('');
  const issuers = value?.issuers ?? NONE;
  const own = issuers.filter(({ sameAs }) => sameAs === null);
  const isKnown = (typed: string): boolean => own.some((one) => one.name === typed);
  const ready = isKnown(name) && isKnown(into) && name !== into;
  const missing = ready ? null : t('issuers.missing');
  const tell = (text: string): void => useToasts.getState().show({ text });
  const merge = (): void =>
    void act.call('documents.mergeIssuers', { name, into }, () => {
      tell(t('issuers.merged', { name, into }));
      setName('');
      setInto('');
    });
  const part = (one: string): void =>
    void act.call('documents.partIssuer', { name: one }, () => tell(t('issuers.parted', { name: one })));
  const merged = issuers.filter(({ sameAs }) => sameAs !== null);
  return (
    <Panel title={t('issuers.title')}>
      <div className="pad-16 grid12">
        <p className="s c12">{t('issuers.lead')}</p>
        <IssuerField label={t('issuers.name')} value={name} onChange={setName} issuers={own} />
        <IssuerField label={t('issuers.into')} value={into} onChange={setInto} issuers={own} />
        <div className="row c12">
          <Button disabled={!ready || act.busy} disabledReason={missing} onPress={merge}>
            {t('issuers.merge')}
          </Button>
        </div>
        {act.error ? (
          <div className="c12">
            <Failure error={act.error} onClose={act.forget} />
          </div>
        ) : null}
        <div className="c12 col gap-4">
          {merged.length === 0 ? <p className="m">{t('issuers.none')}</p> : null}
          {merged.map((one) => (
            <div key={one.name} className="row">
              <span className="grow cut s">
                {one.name} <span className="m">{t('issuers.sameAs', { into: one.sameAs ?? '' })}</span>
              </span>
              <Button size="small" disabled={act.busy} onPress={() => part(one.name)}>
                {t('issuers.part')}
              </Button>
            </div>
          ))}
        </div>
      </div>
    </Panel>
  );
}

interface IssuerFieldProps {
  label: string;
  value: string;
  onChange: (name: string) => void;
  issuers: readonly Known[];
}

function IssuerField({ issuers, ...field }: IssuerFieldProps) {
  const format = useFormat();
  const typed = foldBase(field.value);
  const found = issuers.filter(({ name }) => foldBase(name).includes(typed)).slice(0, SHOWN);
  return (
    <ComboBox
      {...field}
      span={6}
      suggestions={found.map(({ name, uses }) => ({ id: name, text: name, detail: format.number(uses) }))}
      foundBy={field.value.trim()}
    />
  );
}
