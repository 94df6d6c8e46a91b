import './progress.css';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { useWords } from '../i18n/I18n.tsx';
import { Button } from './Button.tsx';

export interface ProgressBarProps {
  label: string;
  /** Null while the size is not known. */
  done: number | null;
  total: number | null;
  /** What stopping leaves behind stands in `detail`. */
  onStop?: () => void;
  detail?: string;
  /** Words instead of "3 trên 12" (sizes in MB). */
  valueText?: string;
}

/** Work above one second: what, how much of how much, and a way to stop. */
export function ProgressBar({ label, done, total, onStop, detail, valueText }: ProgressBarProps) {
  const { t, format } = useWords();
  const known = done !== null && total !== null && total > 0;
  const words =
    valueText ??
    (known
      ? t('progress.ofTotal', { done: format.number(done), total: format.number(total) })
      : t('common.loading'));
  return (
    <div className="progress">
      <AriaProgressBar
        className="progressBar"
        aria-label={label}
        value={known ? done : 0}
        maxValue={known ? total : 1}
        isIndeterminate={!known}
        valueLabel={words}
      >
        {({ percentage }) => (
          <>
            <span className="row">
              <span className="grow cut">{label}</span>
              <span className="m cap">{words}</span>
            </span>
            <svg className="progressTrack" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect className="progressFill" width={known ? (percentage ?? 0) : 100} height="6" />
            </svg>
            {detail ? <span className="m cap">{detail}</span> : null}
          </>
        )}
      </AriaProgressBar>
      {onStop ? (
        <Button size="small" onPress={onStop}>
          {t('common.stop')}
        </Button>
      ) : null}
    </div>
  );
}
