import './virtual.css';
import type { ReactNode } from 'react';
import { useT } from '../i18n/I18n.tsx';
import { openOnSecondPress } from '../focus/secondPress.ts';
import { TypedNumber } from './TypedNumber.tsx';
import { useVirtualRows, type VirtualRowsProps } from './useVirtualRows.ts';

export interface VirtualListProps<T> extends VirtualRowsProps<T> {
  /** The inside of a row; use ListRow for the three-line look. */
  renderItem: (item: T, selected: boolean) => ReactNode;
  /** 32 one line, 46 two lines, 77 three lines. */
  rowHeight?: 32 | 46 | 77;
  /** "3 văn bản mới, nhấn Home": said at the top, never pushed under the pointer. */
  newCount?: number;
  /** Another line that stands at the top. */
  news?: ReactNode;
}

const GROUP_HEIGHT = 27;

/** A list of any length with one tab stop; only the rows that can be seen exist. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const t = useT();
  const { rowHeight = 77, newCount = 0, hasMore = false, total } = props;
  const list = useVirtualRows(props, { item: rowHeight, group: GROUP_HEIGHT, head: 0 });
  const { rows, virtualizer } = list;
  return (
    <div className="virtual">
      {props.news ? (
        <div className="virtualNews" role="status">
          {props.news}
        </div>
      ) : null}
      {newCount > 0 ? (
        <div className="virtualNews" role="status">
          {t('common.newItems', { count: newCount })}
        </div>
      ) : null}
      <div
        ref={list.scroller}
        className="virtualScroller"
        role="listbox"
        aria-label={props.label}
        aria-activedescendant={list.activeId}
        tabIndex={0}
        data-keys="list"
        data-list-focused={list.focused || undefined}
        {...list.focusProps}
      >
        <div className="virtualSpace" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((virtual) => {
            const row = rows[virtual.index];
            if (!row) return null;
            const place = { height: virtual.size, transform: `translateY(${virtual.start}px)` };
            if (row.kind === 'group') {
              return (
                <div key={virtual.key} className="virtualGroup" role="presentation" style={place}>
                  {row.group.title}
                  <span className="end m">{row.group.detail}</span>
                </div>
              );
            }
            const selected = row.key === props.selectedKey;
            return (
              <div
                key={virtual.key}
                id={list.idOf(row.key)}
                className="virtualItem"
                role="option"
                aria-selected={selected}
                aria-posinset={row.index + 1}
                aria-setsize={total ?? (hasMore ? -1 : props.items.length)}
                style={place}
                onPointerDown={() => props.onSelect(row.key)}
                onMouseDown={(event) => openOnSecondPress(event, () => props.onOpen?.(row.key))}
              >
                {props.renderItem(row.item, selected)}
              </div>
            );
          })}
        </div>
        {props.loadingMore ? <div className="virtualEnd">{t('common.loadingMore')}</div> : null}
      </div>
      <TypedNumber typed={list.typed} />
    </div>
  );
}

export interface ListRowProps {
  /** First line: who, and at the right the hour. */
  who: ReactNode;
  when?: ReactNode;
  /** Second line: the subject, cut with … */
  subject: ReactNode;
  /** Third line: number, marks, state, due. `end` pushes what follows to the right. */
  facts: ReactNode;
  unread?: boolean;
}

export function ListRow({ who, when, subject, facts, unread = false }: ListRowProps) {
  return (
    <div className="listRow" data-unread={unread || undefined}>
      <span className="listRowWho cut">
        {unread ? <span className="unreadDot" aria-hidden="true" /> : null}
        {who}
      </span>
      <span className="m cap">{when}</span>
      <span className="listRowFull cut">{subject}</span>
      <span className="listRowFull listRowFacts cap">{facts}</span>
    </div>
  );
}
