import type { WireError } from '../../shared/errors.ts';
import { Button } from '../components/Button.tsx';
import { useT } from '../i18n/I18n.tsx';
import { entryOf, useHelp } from '../data/helpStore.ts';

/** Beside a refusal: opens the help at its entry. */
export function HelpButton({ error }: { error: WireError }) {
  const t = useT();
  const open = useHelp((state) => state.open);
  return (
    <Button size="small" kind="quiet" onPress={() => open(entryOf(error), [])}>
      {t('help.open')}
    </Button>
  );
}
