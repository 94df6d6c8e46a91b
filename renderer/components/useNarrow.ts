import { useMedia } from './useMedia.ts';

/** 1366×768 at 125 % and anything below 1200 CSS px: rail, one pane, tabs. The same line as the style sheets draw. */
export const useNarrow = (): boolean => useMedia('(max-width: 1200px)');

/** 1366×768 at 125 % and anything below 680 CSS px in height: what only helps gives its room to the work. */
export const useLow = (): boolean => useMedia('(max-height: 680px)');
