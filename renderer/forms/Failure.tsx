import type { ReactNode } from 'react';
import type { WireError } from '../../shared/errors.ts';
import { Button } from '../components/Button.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { RefusalPanel } from '../components/RefusalPanel.tsx';
import { errorWords, valuesOf } from '../i18n/errorWords.ts';
import { useT, useWords } from '../i18n/I18n.tsx';
import { ErrorWay } from './ErrorWay.tsx';
import { HelpButton } from './HelpButton.tsx';
import { ObstacleButton } from './ObstacleButton.tsx';
import { useAsk } from '../data/ask.ts';
import { useRouter } from '../data/router.ts';

/** Rule codes of the packs: `BM-07`, `PA-L3`. Other values of `params.rule` name a fault of a field. */
export function ruleOf(error: WireError): string | null {
  const { rule } = error.params;
  return typeof rule === 'string' && /^\p{Lu}{2,4}-[A-Z]?\d+$/u.test(rule) ? rule : null;
}

export interface FailureProps {
  error: WireError;
  /** What is safe here: "Nháp còn nguyên." */
  safe?: string;
  /** The next act in this place, where it is another than that of the error in general. */
  next?: string | undefined;
  onRetry?: () => void;
  /** Closes the panel. */
  onClose?: () => void;
  /** What goes on in spite of it, where whoever was asked may: a button. */
  also?: ReactNode;
  /** The panel takes the focus: it answers an act and stands above the form. */
  takeFocus?: boolean;
}

/** A failed reply in the place where it failed: a refusal with its ground, or an error with its next act. */
export function Failure(props: FailureProps) {
  const { error, safe, next, onRetry, onClose, also, takeFocus = onClose !== undefined } = props;
  const t = useT();
  const rule = ruleOf(error);
  if (rule === null) {
    return (
      <ErrorPanel
        error={error}
        {...(safe ? { safe } : {})}
        next={next}
        {...(onRetry ? { onRetry } : {})}
        help={
          <>
            {also}
            <ErrorWay code={error.code} />
            <HelpButton error={error} />
            <ObstacleButton code={error.code} rule={null} />
          </>
        }
      />
    );
  }
  const words = errorWords(t, error);
  const own = `refusal.${error.code}`;
  return (
    <RefusalPanel
      title={words.title}
      why={[t(t.has(own) ? own : 'refusal.byRule', valuesOf(error)), safe].filter(Boolean).join(' ')}
      {...groundOf(rule)}
      next={next ?? words.next}
      answers={onRetry ? null : error}
      takeFocus={takeFocus}
      onEscape={onClose}
      actions={
        <>
          {onClose ? (
            <Button size="small" onPress={onClose} hint="Esc">
              {t('common.ok')}
            </Button>
          ) : null}
          {also}
          <ErrorWay code={error.code} />
          <HelpButton error={error} />
          <ObstacleButton code={error.code} rule={rule} />
        </>
      }
    />
  );
}

/** The two lines under "Căn cứ", for a panel. */
export function groundOf(rule: string): { ground: ReactNode; groundDetail: ReactNode } {
  return { ground: <GroundLink rule={rule} />, groundDetail: <GroundDetail rule={rule} /> };
}

/** The law or rule behind an answer; opens it under Căn cứ. */
export function GroundLink({ rule }: { rule: string }) {
  const go = useRouter((state) => state.go);
  return (
    <LinkButton onPress={() => go('grounds', { id: rule })}>
      <GroundWords rule={rule} />
    </LinkButton>
  );
}

/** The same where it leads nowhere: in a dialog that must be answered first. */
export function GroundWords({ rule }: { rule: string }) {
  const t = useT();
  const { value } = useAsk('rules.get', { id: rule });
  return <>{value?.id === rule ? value.ground : t('refusal.rule', { rule })}</>;
}

export function GroundDetail({ rule }: { rule: string }) {
  const { t, format } = useWords();
  const { value } = useAsk('rules.get', { id: rule });
  if (value?.id !== rule) return null;
  const since = t('refusal.ruleSince', { rule, date: format.date(value.effectiveFrom) });
  return <>{`${since} · ${t(value.verified ? 'common.verified' : 'common.unverified')}`}</>;
}
