import './field.css';
import './popover.css';
import {
  useContext,
  useEffect,
  useRef,
  type FocusEventHandler,
  type KeyboardEventHandler,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, ComboBoxStateContext, ListBoxItem } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { foldBase } from '../../shared/domain/text/fold.ts';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import { given } from './given.ts';
import { useTold } from './useTold.ts';
import { stillFitting } from './stillFitting.ts';
import { FieldLabel, FieldNote, fieldClass, type FieldFrame } from './Field.tsx';

export interface Suggestion {
  id: string;
  text: string;
  /** Grey, at the right: code of an office, post of a person. */
  detail?: string;
  /** It is just what was typed, for whoever means none of the others: Enter takes another. */
  asTyped?: boolean;
}

export interface ComboBoxProps extends FieldFrame {
  /** What stands in the field; free text is always allowed unless `mustChoose`. */
  value: string;
  onChange: (text: string) => void;
  /** Called when a suggestion is taken; `onChange` has been called with its text. */
  onChoose?: (suggestion: Suggestion) => void;
  /** Already filtered by the caller (folded search in the vault): shown as they come. */
  suggestions: readonly Suggestion[];
  /**
   * The words for which they were found, where they come a moment after the keys. While other words stand in the field,
   * only those that have these words too are shown: nobody takes what was found for less than he typed.
   */
  foundBy?: string | null;
  /** Text that is no suggestion is taken back on leaving. */
  mustChoose?: boolean;
  /** A short list that is all there is: it stands open as soon as the field has the focus. */
  opensOnFocus?: boolean;
  placeholder?: string;
  maxLength?: number;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  trailing?: ReactNode;
  onBlur?: FocusEventHandler;
  onKeyDown?: KeyboardEventHandler;
  inputRef?: Ref<HTMLInputElement>;
  name?: string;
}

/** Issuer, person, place: type and take. React Aria keeps its keys still while a letter is being composed. */
export function ComboBox(props: ComboBoxProps) {
  const t = useT();
  const { value, onChange, onChoose, error } = props;
  const suggestions = stillFitting(props.suggestions, value, props.foundBy ?? null);
  // the person typed here and neither took a suggestion nor put the list away
  const asking = useRef(false);
  // its text was just taken or given, not typed: what the vault finds for it opens nothing
  const taken = useRef(false);
  const unmark = useRef<() => void>(() => undefined);
  const { box, tone, hint } = useTold(props);
  return (
    <AriaComboBox
      className={fieldClass(props.span)}
      inputValue={value}
      onInputChange={onChange}
      items={suggestions}
      defaultFilter={() => true}
      allowsCustomValue={!props.mustChoose}
      allowsEmptyCollection={false}
      menuTrigger={props.opensOnFocus ? 'focus' : 'input'}
      shouldFocusWrap
      isInvalid={Boolean(error)}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      validationBehavior="aria"
      onChange={(key) => {
        const chosen = suggestions.find((suggestion) => suggestion.id === key);
        if (!chosen) return;
        asking.current = false;
        taken.current = true;
        onChange(chosen.text);
        onChoose?.(chosen);
      }}
      onBlur={(event) => {
        asking.current = false;
        props.onBlur?.(event);
      }}
    >
      <OpenWhenFound
        suggestions={suggestions}
        foundBy={props.foundBy ?? null}
        value={value}
        asking={asking}
        taken={taken}
        unmark={unmark}
      />
      <FieldLabel {...props} />
      <div
        ref={box}
        className="fieldBox"
        data-tone={tone}
        onFocusCapture={() => {
          if (props.opensOnFocus) taken.current = false;
        }}
        onPointerDownCapture={() => {
          taken.current = false;
        }}
        onKeyDownCapture={({ key }) => {
          // Tab leaves with what was typed: only Enter takes what the field marked by itself
          if (key === 'Tab') unmark.current();
        }}
      >
        <Input
          autoComplete="off"
          spellCheck={false}
          onInput={() => {
            asking.current = true;
            taken.current = false;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' || event.key === 'Enter') asking.current = false;
            else taken.current = false;
            props.onKeyDown?.(event);
          }}
          {...given({
            ref: props.inputRef,
            name: props.name,
            placeholder: props.placeholder,
            maxLength: props.maxLength,
          })}
        />
        {props.origin ? <span className="fieldOrigin">{props.origin}</span> : null}
        {props.trailing}
        <AriaButton className="comboToggle" aria-label={t('common.showChoices')}>
          <Icon name="chevron-down" size={14} />
        </AriaButton>
      </div>
      <FieldNote hint={hint} error={error ?? null} />
      <Popover className="popover" offset={4}>
        <ListBox className="options">
          {(item: object) => {
            const suggestion = item as Suggestion;
            return (
              <ListBoxItem className="option" id={suggestion.id} textValue={suggestion.text}>
                <span className="optionText cut">{suggestion.text}</span>
                {suggestion.detail ? <span className="optionDetail">{suggestion.detail}</span> : null}
              </ListBoxItem>
            );
          }}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

interface OpenWhenFoundProps {
  suggestions: readonly Suggestion[];
  foundBy: string | null;
  value: string;
  asking: RefObject<boolean>;
  taken: RefObject<boolean>;
  /** takes away the mark that was set here */
  unmark: RefObject<() => void>;
}

/**
 * React Aria opens the list on a key only; suggestions that arrive from the vault a moment later open it here, while
 * the field has the focus and the text that asked for them still stands. It also takes for typing the text of a
 * suggestion that was taken, and text that the form itself wrote into the field, and opens: then it is closed. While the
 * person types, one suggestion is marked, and Enter takes it.
 */
function OpenWhenFound({ suggestions, foundBy, value, asking, taken, unmark }: OpenWhenFoundProps) {
  const state = useContext(ComboBoxStateContext);
  const latest = useRef({ state, value });
  useEffect(() => {
    if (!asking.current) taken.current = true;
  }, [value, asking, taken]);
  useEffect(() => {
    latest.current = { state, value };
    if (taken.current && state?.isOpen) state.close();
  });
  useEffect(() => {
    const { state: box, value: text } = latest.current;
    const alreadyThere = suggestions.length === 1 && suggestions[0]?.text === text;
    if (!asking.current || box === null || suggestions.length === 0 || alreadyThere) return;
    if (box.isFocused && !box.isOpen && text.trim() !== '') box.open(null, 'input');
  }, [suggestions, asking]);
  const isOpen = state?.isOpen ?? false;
  useEffect(() => {
    if (!asking.current || !isOpen) return;
    const best = bestOf(suggestions, value, foundBy);
    unmark.current = () => {
      const manager = latest.current.state?.selectionManager;
      if (manager !== undefined && manager.focusedKey === best) manager.setFocusedKey(null);
    };
    // React Aria takes the mark away with every letter, after this
    queueMicrotask(() => {
      const manager = latest.current.state?.isOpen ? latest.current.state.selectionManager : null;
      if (manager?.focusedKey === null && best !== null) manager.setFocusedKey(best);
    });
  }, [suggestions, foundBy, value, isOpen, asking, unmark]);
  return null;
}

/**
 * What Enter takes: the suggestion that is just what was typed, else the first that was found for it or has its words.
 * A list that is shown whole, whatever is typed, has none for words of which it knows nothing.
 */
function bestOf(suggestions: readonly Suggestion[], value: string, foundBy: string | null): string | null {
  const typed = foldBase(value);
  const same = suggestions.find(({ text, asTyped }) => asTyped !== true && foldBase(text) === typed);
  const fitting = foundBy === value.trim() ? suggestions : stillFitting(suggestions, value, '');
  return (same ?? fitting.find(({ asTyped }) => asTyped !== true))?.id ?? null;
}
