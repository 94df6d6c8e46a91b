import { useRef } from 'react';
import { foldBase, foldExact } from '../../../../shared/domain/text/fold.ts';
import { foreignLetters } from '../../../../shared/domain/text/normalise.ts';
import { knownName } from '../../../../shared/domain/text/knownName.ts';
import { useFound } from '../../../forms/useFound.ts';
import { ComboBox, type ComboBoxProps } from '../../../components/ComboBox.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { type IssuerSuggestion, issuersWith } from '../issuersWith.ts';

const AS_TYPED = '\u0000typed';
const MOST_LETTERS = 200;

type EntryIssuerProps = Omit<ComboBoxProps, 'suggestions' | 'foundBy' | 'onChoose' | 'onBlur' | 'hint'> & {
  /** The name stands: a known one in the spelling of the book, or a new one. */
  onSettle: (issuer: string) => void;
  /** The name of the last entry stands there: the book has it by now. */
  isCarried: boolean;
};

/** The common name of what was typed, in the spelling of the book; null where the book has neither it nor another name of it. */
function nameIn(rows: readonly IssuerSuggestion[], typed: string): string | null {
  const names = rows.map(({ text }) => text);
  return knownName(typed, names) ?? rows.find(({ also }) => knownName(typed, also) !== null)?.text ?? null;
}

/**
 * Who issued the document. A name that the book knows is taken in its spelling however it was typed, without marks too;
 * a new one says that it is new, and stands last in the list for whoever means just what was typed.
 */
export function EntryIssuer({ onSettle, isCarried, ...props }: EntryIssuerProps) {
  const t = useT();
  const { value, onChange } = props;
  // of a name that was new until it was saved with the last entry the vault is asked anew
  const found = useFound(value, issuersWith, { also: String(isCarried) });
  // Enter was pressed before the vault had answered: what it then answers first is taken, as from the open list
  const early = useRef(false);
  const typed = value.trim();
  const isAnswered = found.by === typed.slice(0, MOST_LETTERS);
  const isKnown = nameIn(found.rows, typed);
  // a name that looks like a known office's and is another
  const foreign = foreignLetters(typed);
  const isNew = !isCarried && typed !== '' && isAnswered && isKnown === null;
  const settle = async (): Promise<void> => {
    const takesFirst = early.current;
    early.current = false;
    if (typed === '') return onSettle('');
    const rows = (await issuersWith(typed.slice(0, MOST_LETTERS))) ?? [];
    const names = rows.map(({ text }) => text);
    const first = takesFirst && foldBase(typed) === foldExact(typed) ? names[0] : undefined;
    const name = nameIn(rows, typed) ?? first ?? typed;
    if (name !== value) onChange(name);
    onSettle(name);
  };
  return (
    <ComboBox
      {...props}
      suggestions={
        isNew && found.rows.length > 0
          ? [
              ...found.rows,
              { id: AS_TYPED, text: typed, detail: t('documents.issuer.asTyped'), asTyped: true },
            ]
          : found.rows
      }
      foundBy={found.by}
      hint={
        foreign.length > 0
          ? t('documents.issuer.foreign', { letters: foreign.slice(0, 8).join(' ') })
          : isNew
            ? t('documents.issuer.new')
            : undefined
      }
      onChoose={({ text }) => {
        early.current = false;
        onSettle(text);
      }}
      onKeyDown={({ key }) => {
        early.current = key === 'Enter' && !isAnswered;
      }}
      onBlur={() => void settle()}
    />
  );
}
