import './field.css';
import './popover.css';
import './calendar.css';
import { parseDate } from '@internationalized/date';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
  type RefObject,
} from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Popover } from 'react-aria-components/Popover';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { Icon } from '../design/Icon.tsx';
import { useWords } from '../i18n/I18n.tsx';
import { isComposing } from '../keys/match.ts';
import { readsOnLeaving } from '../focus/settle.ts';
import { FieldLabel, FieldNote, fieldClass, type FieldFrame } from './Field.tsx';

export interface DateFieldProps extends FieldFrame {
  /** Civil date `YYYY-MM-DD`, or null where the field is empty or not yet right. */
  value: string | null;
  onChange: (value: string | null) => void;
  /**
   * Reads what was typed (`25112026`, `25/11`, `hn`, `+3`): the date, or why it is none, already in words.
   * The rules stand in shared/domain/calendar, not here.
   */
  parse: (typed: string) => { ok: true; date: string } | { ok: false; message: string };
  /** Called after a date was accepted on leaving the field (asks about the future stand with the form). */
  onAccept?: (date: string | null) => void;
  disabled?: boolean;
  required?: boolean;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  onKeyDown?: (event: KeyboardEvent) => void;
  name?: string;
}

/** A date is typed; the calendar opens only on Alt ↓. The parts are checked on leaving, not per letter. */
export function DateField(props: DateFieldProps) {
  const { t, format } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const shown = typed ?? (props.value ? format.date(props.value) : '');

  const accept = (): boolean => {
    if (typed === null) return true;
    const text = typed.trim();
    const read = text === '' ? { ok: true as const, date: null } : props.parse(text);
    if (read.ok) {
      finish(read.date);
      return true;
    }
    setFault(read.message);
    props.onChange(null);
    return false;
  };
  const finish = (date: string | null): void => {
    setTyped(null);
    setFault(null);
    props.onChange(date);
    props.onAccept?.(date);
  };
  useEffect(() =>
    typed === null
      ? undefined
      : readsOnLeaving({ read: accept, field: () => box.current?.querySelector('input') ?? null }),
  );
  useStaysChosen(box, typed, shown);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.altKey && event.key === 'ArrowDown') {
      event.preventDefault();
      setOpen(true);
      return;
    }
    if (event.key === 'Enter' || event.key === 'Tab') accept();
    props.onKeyDown?.(event);
  };
  const error = props.error ?? fault;
  return (
    <AriaTextField
      className={fieldClass(props.span)}
      value={shown}
      onChange={(text) => {
        setTyped(text);
        setFault(null);
      }}
      onBlur={() => void accept()}
      isInvalid={Boolean(error)}
      isDisabled={props.disabled ?? false}
      isRequired={props.required ?? false}
      autoFocus={props.autoFocus ?? false}
      validationBehavior="aria"
    >
      <FieldLabel {...props} />
      <div className="fieldBox" ref={box} data-tone={props.tone}>
        <Input
          ref={props.inputRef}
          name={props.name}
          autoComplete="off"
          spellCheck={false}
          inputMode="numeric"
          onKeyDown={onKeyDown}
          onFocus={(event) => event.currentTarget.select()}
        />
        {props.origin ? <span className="fieldOrigin">{props.origin}</span> : null}
        <AriaButton
          className="comboToggle"
          aria-label={t('common.openCalendar')}
          excludeFromTabOrder
          onPress={() => setOpen(true)}
        >
          <Icon name="calendar" size={14} />
        </AriaButton>
      </div>
      <FieldNote hint={props.hint} error={error ?? null} />
      <Popover className="popover" triggerRef={box} isOpen={open} onOpenChange={setOpen} offset={4}>
        <Dialog className="calendarDialog" aria-label={t('date.calendar')}>
          <Calendar
            autoFocus
            aria-label={t('date.calendar')}
            defaultValue={props.value ? parseDate(props.value) : null}
            onChange={(date) => {
              finish(date.toString());
              setOpen(false);
            }}
          >
            <header className="calendarHead">
              <AriaButton slot="previous" className="iconButton">
                <Icon name="chevron-left" size={14} />
              </AriaButton>
              <CalendarHeading className="md" />
              <AriaButton slot="next" className="iconButton">
                <Icon name="chevron-right" size={14} />
              </AriaButton>
            </header>
            <CalendarGrid>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="calendarDay">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className="calendarCell" />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </AriaTextField>
  );
}

/**
 * A date that the form proposes may come when the focus is in the field already: it is chosen whole, as on entering, so
 * that what is typed takes its place and is not written behind it.
 */
function useStaysChosen(box: RefObject<HTMLElement | null>, typed: string | null, shown: string): void {
  const before = useRef(typed);
  useLayoutEffect(() => {
    const untouched = typed === null && before.current === null;
    before.current = typed;
    const input = box.current?.querySelector('input') ?? null;
    if (untouched && input !== null && input === document.activeElement) input.select();
  }, [box, typed, shown]);
}
