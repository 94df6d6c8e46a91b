import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from '../../../design/Icon.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Origin } from './form.ts';

export interface FieldChipProps {
  name: string;
  /** printed before it: Ctrl G and the number opens it */
  number?: number;
  label: string;
  /** the value in words; null where there is none */
  words: string | null;
  /** a mark that stands instead of the words */
  mark?: ReactNode;
  /** the label stands before the value, where the value alone does not say what it is */
  named?: boolean;
  origin: Origin | undefined;
  tone?: 'caution' | 'danger' | undefined;
  onOpen: (withList: boolean) => void;
}

/** A field in one line: what it holds, and where that came from; pressed or called by its number it opens. */
export function FieldChip(props: FieldChipProps) {
  const t = useT();
  const { name, number, label, words, mark, named = false, origin, tone, onOpen } = props;
  const from = origin === undefined ? null : t(`documents.origin.${origin}`);
  const said = words === null ? t('documents.chip.none') : words;
  return (
    <AriaButton
      className="fieldChip"
      data-opens={name}
      data-tone={tone}
      data-origin={origin}
      onKeyDown={({ key }) => {
        if (key === 'ArrowDown') onOpen(true);
      }}
      onPress={({ pointerType }) => onOpen(pointerType !== 'virtual')}
    >
      <span className="heard">{from === null ? `${label}: ${said}` : `${label}: ${said}, ${from}`}</span>
      <span className="fieldChipSight" aria-hidden="true">
        {number === undefined ? null : <span className="fieldNumber">{number}</span>}
        {words === null || named ? <span className="m">{label}</span> : null}
        {words === null ? null : (mark ?? <span className="cut">{words}</span>)}
        {origin === 'page' || origin === 'check' ? <Icon name="file" size={14} tone="quiet" /> : null}
      </span>
    </AriaButton>
  );
}
