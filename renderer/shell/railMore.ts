import { create } from 'zustand';

/** Whether the rest of the rail is open: a press opens it, and its digit. */
export const useRailMore = create<{ open: boolean }>(() => ({ open: false }));
export const openRailMore = (open: boolean): void => useRailMore.setState({ open });
