import './notes.css';
import type { ReactNode } from 'react';
import { Icon } from '../design/Icon.tsx';
import { errorWords } from '../i18n/errorWords.ts';
import { useT } from '../i18n/I18n.tsx';
import { errorNumber } from '../../shared/errorNumber.ts';
import type { WireError } from '../../shared/errors.ts';
import { Button } from './Button.tsx';
import { useIntoView } from '../focus/useIntoView.ts';

export interface ErrorPanelProps {
  error: WireError;
  onRetry?: () => void;
  /** What is safe, in this place: "Nháp còn nguyên." */
  safe?: string;
  /** The next act in this place, where it is another than that of the error in general. */
  next?: string | undefined;
  /** Buttons that lead on: to the help at this error, to somebody who can remove the obstacle. */
  help?: ReactNode;
}

/** A bug has a number of its own, by which it is found among the incidents of the support file. */
function codeToRead({ code, params }: WireError): string {
  const { incident } = params;
  return incident === undefined ? errorNumber(code) : `${errorNumber(code)} · ${incident}`;
}

/** What failed, what is safe, the next act, a code to read out. Stands where it failed; never a toast. */
export function ErrorPanel({ error, onRetry, safe, next, help }: ErrorPanelProps) {
  const t = useT();
  const words = errorWords(t, error);
  // what can be asked again is a page that did not load, and no answer to an act
  const panel = useIntoView<HTMLDivElement>(onRetry ? null : error);
  return (
    <div className="errorPanel" role="alert" ref={panel}>
      <Icon name="warning" tone="danger" />
      <div className="grow">
        <div className="md danger">{words.title}</div>
        <div className="s">
          {safe ? `${safe} ` : ''}
          {next ?? words.next}
        </div>
        <div className="m cap">{t('common.errorCode', { code: codeToRead(error) })}</div>
        {onRetry || help ? (
          <div className="row wrap mt4">
            {onRetry ? (
              <Button size="small" icon="refresh" onPress={onRetry}>
                {t('common.retry')}
              </Button>
            ) : null}
            {help}
          </div>
        ) : null}
      </div>
    </div>
  );
}
