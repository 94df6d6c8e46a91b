import './palette.css';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Icon } from '../design/Icon.tsx';
import type { IconName } from '../design/iconShapes.tsx';
import { useWords } from '../i18n/I18n.tsx';
import { Kbd } from '../keys/KeyHint.tsx';
import { KeyBarrier } from '../keys/KeyProvider.tsx';
import { isComposing } from '../keys/match.ts';
import { shownKeys, type ShortcutId } from '../keys/shortcuts.ts';

export interface PaletteItem {
  id: string;
  icon: IconName;
  content: ReactNode;
  /** What a reader hears. */
  text: string;
  detail?: ReactNode;
  shortcut?: ShortcutId;
  /** What can't be taken back: never chosen by itself, only by going to it. */
  danger?: boolean;
  /** By its own name: Enter need not wait for what is searched. */
  called?: boolean;
  onAct: () => void;
  onActBeside?: () => void;
}
export interface PaletteGroup {
  id: string;
  title: string;
  items: readonly PaletteItem[];
}

export interface PaletteProps {
  open: boolean;
  onClose: () => void;
  query: string;
  onQuery: (query: string) => void;
  groups: readonly PaletteGroup[];
  /** Tab: commands only. */
  onCommandsOnly: () => void;
  commandsOnly: boolean;
  /** How long the search took. */
  tookMs?: number | null;
  /** what the words stand for is still being looked for: nothing is said to be missing yet */
  searching?: boolean;
}

/** Ctrl K: one field, results below, everything by keys. Marks are not needed. */
export function Palette(props: PaletteProps) {
  return (
    <ModalOverlay
      className="scrim paletteScrim"
      isOpen={props.open}
      isDismissable
      onOpenChange={(next) => {
        if (!next) props.onClose();
      }}
    >
      <Modal className="palette">
        <PaletteBody {...props} />
      </Modal>
    </ModalOverlay>
  );
}

/** How long the palette may take to go, in frames: one that was called a moment ago comes to its end first. */
const CLOSING_FRAMES = 60;

/**
 * What was chosen happens when the palette is gone and has given the focus back: a page that came before would find the
 * keys in the palette's field, leave them there, and have none when it is gone.
 */
const afterClosing = (act: () => void, left = CLOSING_FRAMES): void => {
  requestAnimationFrame(() => {
    if (left > 0 && document.querySelector('.paletteDialog') !== null) afterClosing(act, left - 1);
    else requestAnimationFrame(act);
  });
};

/** How long a menu that was open may take to go, in frames. */
const SETTLING_FRAMES = 30;

/** A menu that was open when the palette came gives the focus back to its button on its way out, and there it is lost. */
function useKeepKeys(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    let left = SETTLING_FRAMES;
    let frame = 0;
    const look = (): void => {
      const dialog = field.current?.closest('[role="dialog"]');
      const at = document.activeElement;
      // the dialog itself catches what is lost, and takes no letters
      if (at === dialog || !dialog?.contains(at)) field.current?.focus();
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [field]);
}

function PaletteBody({
  onClose,
  query,
  onQuery,
  groups,
  onCommandsOnly,
  commandsOnly,
  tookMs,
  searching = false,
}: PaletteProps) {
  const { t, format } = useWords();
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useKeepKeys(field);
  const items = groups.flatMap((group) => group.items);
  const [wanted, setWanted] = useState<number | null>(null);
  const at =
    wanted === null ? items.findIndex(({ danger }) => danger !== true) : Math.min(wanted, items.length - 1);
  const active = items[at];

  const act = (beside: boolean): void => {
    if (!active) return;
    onClose();
    afterClosing(beside && active.onActBeside ? active.onActBeside : active.onAct);
  };
  const move = (by: number): void => {
    if (items.length === 0) return;
    const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length;
    setWanted(next);
    document.getElementById(`${prefix}${items[next]?.id ?? ''}`)?.scrollIntoView({ block: 'nearest' });
  };
  // Enter right behind the last letter means what is found for these words, not what stood there for others
  const waits = useRef<{ readonly beside: boolean } | null>(null);
  useEffect(() => {
    const pressed = waits.current;
    if (pressed === null || searching) return;
    waits.current = null;
    act(pressed.beside);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') {
      if (searching && wanted === null && active?.called !== true) waits.current = { beside: event.ctrlKey };
      else act(event.ctrlKey);
    } else if (event.key === 'Tab' && !event.shiftKey) onCommandsOnly();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog className="paletteDialog" aria-label={t('palette.label')}>
      <KeyBarrier>
        <div className="paletteQuery">
          <Icon name="search" />
          <input
            ref={field}
            autoFocus
            role="combobox"
            aria-label={t('word.searchDocumentsSubmissionsCommands')}
            aria-expanded={items.length > 0}
            aria-controls={`${prefix}list`}
            aria-autocomplete="list"
            aria-activedescendant={active ? `${prefix}${active.id}` : undefined}
            placeholder={t('word.searchDocumentsSubmissionsCommands')}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => {
              setWanted(null);
              waits.current = null;
              onQuery(event.target.value);
            }}
            onKeyDown={onKeyDown}
          />
          <span className="m cap nowrap">{t(commandsOnly ? 'palette.commandsOnly' : 'palette.noMarks')}</span>
        </div>
        <div
          className="paletteList"
          role="listbox"
          id={`${prefix}list`}
          aria-label={t('palette.label')}
          ref={list}
        >
          {groups.map((group) =>
            group.items.length === 0 ? null : (
              <div key={group.id} role="group" aria-label={group.title}>
                <div className="paletteGroup" aria-hidden="true">
                  {group.title}
                </div>
                {group.items.map((item) => (
                  <div
                    key={item.id}
                    id={`${prefix}${item.id}`}
                    role="option"
                    aria-selected={item === active}
                    className="paletteItem"
                    onPointerMove={() => setWanted(items.indexOf(item))}
                    onClick={() => {
                      onClose();
                      afterClosing(item.onAct);
                    }}
                  >
                    <Icon name={item.icon} />
                    <span className="grow cut">{item.content}</span>
                    {item.detail ? <span className="m cap">{item.detail}</span> : null}
                    {item.shortcut ? <Kbd>{shownKeys(item.shortcut)[0] ?? ''}</Kbd> : null}
                    {item === active && !item.shortcut ? <Kbd>Enter</Kbd> : null}
                  </div>
                ))}
              </div>
            ),
          )}
        </div>
        {items.length === 0 ? (
          <p className="paletteEmpty">
            {query.trim() === ''
              ? t('palette.hint')
              : t(searching ? 'palette.searching' : 'palette.empty', { words: query })}
          </p>
        ) : null}
        <footer className="paletteFoot">
          <span>
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('word.choose')}
          </span>
          <span>
            <Kbd>Enter</Kbd> {t('word.open')}
          </span>
          <span>
            <Kbd>Tab</Kbd> {t('palette.onlyCommands')}
          </span>
          <span>
            <Kbd>Esc</Kbd> {t('word.close')}
          </span>
          {tookMs === undefined || tookMs === null ? null : (
            <span className="end">
              {t('palette.took', { seconds: format.number(Math.max(1, Math.round(tookMs / 10)) / 100) })}
            </span>
          )}
        </footer>
      </KeyBarrier>
    </Dialog>
  );
}
