import { BUTTONS } from './states/buttons.tsx';
import { FIELDS } from './states/fields.tsx';
import { LISTS } from './states/lists.tsx';
import { MARKS } from './states/marks.tsx';
import { NOTES } from './states/notes.tsx';
import { OVERLAYS } from './states/overlays.tsx';
import { VIEWERS } from './states/viewers.tsx';
import type { Shown } from './shown.ts';

/** Every component, by kind. */
export const SHOWN: readonly Shown[] = [BUTTONS, FIELDS, MARKS, NOTES, LISTS, OVERLAYS, VIEWERS].flat();
