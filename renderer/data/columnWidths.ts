import { useMemo } from 'react';
import type { ColumnWidths } from '../components/VirtualTable.tsx';
import { paneSizes, useAppearance } from './appearance.ts';

/** The widths that this person gave the columns of a table; `table` is its name, at most 16 letters. */
export function useColumnWidths(table: string): ColumnWidths {
  const settings = useAppearance((state) => state.settings);
  const remember = useAppearance((state) => state.rememberPanes);
  return useMemo(() => {
    const screen = `col:${table}`;
    return {
      of: paneSizes(settings, screen),
      set: (column, width) => remember(screen, { [column]: width }),
    };
  }, [settings, remember, table]);
}
