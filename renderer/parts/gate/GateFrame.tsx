import './gate.css';
import { type ReactNode, useRef } from 'react';
import { TrainingBand } from '../../components/Banner.tsx';
import { useGreyedFocus } from '../../focus/useGreyedFocus.ts';
import { ProductMark } from '../../design/Icon.tsx';
import { useLocaleStore, useT } from '../../i18n/I18n.tsx';
import { setGateLocale } from '../../data/appearance.ts';
import { IncidentBand } from './IncidentBand.tsx';
import { useSession } from '../../data/session.ts';
import { StatusLine } from '../frame/StatusLine.tsx';

export interface GateFrameProps {
  /** Left column under the sign: facts about the machine, or the steps of the first run. */
  aside?: ReactNode;
  /** At the foot of the left column: version, rule pack. */
  asideFoot?: ReactNode;
  /** 420 for unlock, 680 for the wizard. */
  width?: 'narrow' | 'wide';
  /** What is done here is about a training vault, whichever stands in the place now. */
  training?: boolean;
  children: ReactNode;
}

/** The frame of start, first run and unlock: who the product is at the left, the one thing to do at the right. */
export function GateFrame(props: GateFrameProps) {
  const { aside, asideFoot, width = 'wide', children } = props;
  const t = useT();
  const main = useRef<HTMLElement>(null);
  useGreyedFocus(main);
  const stands = useSession((state) => state.session?.training ?? state.inspection?.training ?? false);
  const training = props.training ?? stands;
  return (
    <div className="gate" data-banded={training || undefined}>
      {training ? <TrainingBand /> : null}
      <aside className="gateAside" aria-label={t('common.productName')}>
        <ProductMark size={40} />
        <div className="gateName">{t('common.productName')}</div>
        <p className="gateWhat">{t('gate.what')}</p>
        {aside ? <div className="gateFacts">{aside}</div> : null}
        {asideFoot ? <div className="gateFoot cap">{asideFoot}</div> : null}
      </aside>
      <main className="gateMain" ref={main}>
        <div className={`gateBody gateBody-${width}`}>
          <IncidentBand />
          {children}
        </div>
      </main>
      <StatusLine trailing={<LanguageSwitch />} />
    </div>
  );
}

function LanguageSwitch() {
  const locale = useLocaleStore((state) => state.locale);
  const t = useT();
  return (
    <span className="languageSwitch" role="group" aria-label={t('shell.language')}>
      {(['vi', 'en'] as const).map((name) => (
        <button
          key={name}
          type="button"
          lang={name}
          aria-pressed={locale === name}
          className="languageButton"
          onClick={() => setGateLocale(name)}
        >
          {t(`command.locale.${name}`)}
        </button>
      ))}
    </span>
  );
}

/** Name and value in the left column of a gate. */
export function GateFacts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="gateFactList">
      {facts.map((fact) => (
        <div key={fact.name} className="gateFact">
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface GateStep {
  id: string;
  title: string;
  detail?: string;
  state: 'done' | 'now' | 'later';
}

/** The steps of the first run. */
export function GateSteps({ label, steps }: { label: string; steps: readonly GateStep[] }) {
  return (
    <ol className="gateSteps" aria-label={label}>
      {steps.map((step, index) => (
        <li key={step.id} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="gateStepNumber">{step.state === 'done' ? '✓' : index + 1}</span>
          <span>
            <span className="gateStepTitle">{step.title}</span>
            {step.detail ? <span className="m">{step.detail}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Title and one sentence at the head of a gate. */
export function GateHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header>
      <h1 className="gateTitle">{title}</h1>
      {children ? <p className="read s mt2">{children}</p> : null}
    </header>
  );
}
