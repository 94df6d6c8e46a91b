import { useShortcuts } from '../keys/KeyProvider.tsx';

/**
 * Ctrl Enter of a dialog. It stands inside the dialog, so that it is the dialog's own key and the page below stays
 * silent.
 */
export function PrimaryKey({ onPress }: { onPress: () => void }) {
  useShortcuts('detail', { 'detail.primary': onPress });
  return null;
}
