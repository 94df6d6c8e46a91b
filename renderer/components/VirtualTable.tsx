import './virtual.css';
import type { CSSProperties, ReactNode } from 'react';
import { Icon } from '../design/Icon.tsx';
import { useT, type Translate } from '../i18n/I18n.tsx';
import { ColumnHandle } from './ColumnHandle.tsx';
import { MarkBox } from './MarkBox.tsx';
import type { Marks } from './marks.ts';
import { openAtOnce, openOnSecondPress } from '../focus/secondPress.ts';
import { TypedNumber } from './TypedNumber.tsx';
import { useVirtualRows, type VirtualRowsProps } from './useVirtualRows.ts';

export interface TableColumn<T> {
  id: string;
  title: string;
  /** Width in CSS px (ui table of widths); `grow` takes the rest. */
  width: number | 'grow';
  /** Least width of a growing column. */
  min?: number;
  align?: 'left' | 'right';
  render: (item: T) => ReactNode;
  /** Names the record: looks like a link and opens it at one click (lists beside which no detail stands). */
  opens?: boolean;
  /** Stands in the head instead of the title. */
  head?: ReactNode;
  /** Present where the rows can be ordered by this column (indexed columns only). */
  sort?: 'none' | 'ascending' | 'descending';
  onSort?: () => void;
}

/** A column as one entry of a list: its name, its title, its width, what it shows of a row, and what else it has. */
export const column = <T,>(
  id: string,
  title: string,
  width: TableColumn<T>['width'],
  render: TableColumn<T>['render'],
  more: Pick<TableColumn<T>, 'min' | 'align' | 'opens'> = {},
): TableColumn<T> => ({ id, title, width, render, ...more });

export interface VirtualTableProps<T> extends VirtualRowsProps<T> {
  columns: readonly TableColumn<T>[];
  /** 32 one line, 46 two lines (cơ quan over số, ký hiệu). */
  rowHeight?: 32 | 38 | 46;
  /** A cancelled row: struck through, its reason readable. */
  isStruck?: (item: T) => boolean;
  /** A line that stands above the head. */
  news?: ReactNode;
  /** Widths that the person gave columns, by column id; present where they are remembered. */
  widths?: ColumnWidths | undefined;
}

export interface ColumnWidths {
  readonly of: Readonly<Record<string, number>>;
  /** null takes a width back */
  set(column: string, width: number | null): void;
}

const GROUP_HEIGHT = 28;
const HEAD_HEIGHT = 30; // and a line under it
const MARK_WIDTH = 44;
const LEAST_WIDTH = 44;
const MOST_WIDTH = 520;

/** The book: grid role, sticky head, columns as data. Cells are read, not edited: rows carry the focus. */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const t = useT();
  const { rowHeight = 32, hasMore = false, total, marks } = props;
  const columns: readonly TableColumn<T>[] = marks
    ? [markColumn(t, props, marks), ...props.columns]
    : props.columns;
  const table = useVirtualRows(props, { item: rowHeight, group: GROUP_HEIGHT, head: HEAD_HEIGHT + 1 });
  const { rows, virtualizer } = table;
  const widthOf = ({ id, width, min = 150 }: TableColumn<T>): number =>
    width === 'grow' ? min : (props.widths?.of[id] ?? width);
  const template = columns
    .map((column) => (column.width === 'grow' ? `minmax(${widthOf(column)}px, 1fr)` : `${widthOf(column)}px`))
    .join(' ');
  const least = columns.reduce((sum, column) => sum + widthOf(column), 0);
  const grid = { gridTemplateColumns: template };
  const handle = (column: TableColumn<T>): ReactNode => {
    const { widths } = props;
    if (!widths || column.width === 'grow' || column.id === MARK) return null;
    return (
      <ColumnHandle
        title={column.title}
        first={column === props.columns.find(({ width }) => width !== 'grow')}
        width={widthOf(column)}
        least={LEAST_WIDTH}
        most={MOST_WIDTH}
        onWidth={(width) => widths.set(column.id, width)}
      />
    );
  };
  const place: CSSProperties = { ...grid, height: HEAD_HEIGHT };
  const scroller = (
    <div
      ref={table.scroller}
      className="virtualScroller virtualTable"
      role="grid"
      aria-label={props.label}
      aria-rowcount={
        total === undefined || total === null ? (hasMore ? -1 : props.items.length + 1) : total + 1
      }
      aria-colcount={columns.length}
      aria-multiselectable={marks ? true : undefined}
      aria-activedescendant={table.activeId}
      tabIndex={0}
      data-keys="list"
      data-list-focused={table.focused || undefined}
      {...table.focusProps}
    >
      <div className="tableHead" role="rowgroup" style={{ minWidth: least }}>
        <div className="tableHeadRow" role="row" aria-rowindex={1} style={place}>
          {columns.map((column) => (
            <div
              key={column.id}
              role="columnheader"
              className={`tableHeadCell${column.align === 'right' ? ' right' : ''}`}
              aria-sort={column.sort}
              onClick={column.onSort}
            >
              {column.head ?? <span className="cut">{column.title}</span>}
              {column.sort === 'ascending' ? <Icon name="sort-up" size={12} /> : null}
              {column.sort === 'descending' ? <Icon name="sort-down" size={12} /> : null}
              {handle(column)}
            </div>
          ))}
        </div>
      </div>
      <div
        className="virtualSpace"
        role="rowgroup"
        style={{ height: virtualizer.getTotalSize(), minWidth: least }}
      >
        {virtualizer.getVirtualItems().map((virtual) => {
          const row = rows[virtual.index];
          if (!row) return null;
          const place = { height: virtual.size, transform: `translateY(${virtual.start}px)` };
          if (row.kind === 'group') {
            return (
              <div key={virtual.key} className="tableGroup" role="row" style={place}>
                <span role="gridcell" aria-colspan={columns.length}>
                  {row.group.title}
                  {row.group.detail === undefined ? '' : ` · ${row.group.detail}`}
                </span>
              </div>
            );
          }
          const struck = props.isStruck?.(row.item) ?? false;
          return (
            <div
              key={virtual.key}
              id={table.idOf(row.key)}
              className={`tableRow tableRow-${rowHeight}`}
              role="row"
              aria-rowindex={row.index + 2}
              aria-selected={row.key === props.selectedKey}
              data-struck={struck || undefined}
              style={{ ...place, ...grid }}
              onPointerDown={() => props.onSelect(row.key)}
              onMouseDown={(event) => openOnSecondPress(event, () => props.onOpen?.(row.key))}
            >
              {columns.map((column) => (
                <div
                  key={column.id}
                  role="gridcell"
                  className={`tableCell${column.align === 'right' ? ' right' : ''}`}
                  data-opens={column.opens}
                  onClick={
                    column.opens
                      ? ({ nativeEvent }) => openAtOnce(nativeEvent, () => props.onOpen?.(row.key))
                      : undefined
                  }
                >
                  {column.render(row.item)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {props.loadingMore ? <div className="virtualEnd">{t('common.loadingMore')}</div> : null}
    </div>
  );
  return (
    <div className="virtual">
      {props.news ? (
        <div className="virtualNews" role="status">
          {props.news}
        </div>
      ) : null}
      {scroller}
      <TypedNumber typed={table.typed} />
    </div>
  );
}

const MARK = 'mark';

/** Boxes to choose several rows; the one in the head takes all that are loaded, or none. */
function markColumn<T>(t: Translate, props: VirtualTableProps<T>, marks: Marks): TableColumn<T> {
  const { items, keyOf } = props;
  const all = items.length > 0 && items.every((item) => marks.keys.has(keyOf(item)));
  const title = t('common.mark');
  return {
    id: MARK,
    title,
    width: MARK_WIDTH,
    head: (
      <MarkBox
        marked={all}
        label={t('common.markAll')}
        onToggle={() => (all ? marks.clear() : marks.add(items.map(keyOf)))}
      />
    ),
    render: (item) => (
      <MarkBox
        marked={marks.keys.has(keyOf(item))}
        label={title}
        onToggle={() => marks.toggle(keyOf(item))}
      />
    ),
  };
}

/** Two lines in one cell: the first in ink, the second small and grey. */
export function TwoLines({ first, second }: { first: ReactNode; second?: ReactNode }) {
  return (
    <div className="twoLines">
      <div className="cut">{first}</div>
      {second ? <div className="cut m cap">{second}</div> : null}
    </div>
  );
}
