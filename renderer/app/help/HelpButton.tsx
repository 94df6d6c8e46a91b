import type { ErrorCode } from '../../../shared/errors.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useHelp } from './helpStore.ts';

/** Beside a refusal: opens the help at its entry. */
export function HelpButton({ code }: { code: ErrorCode }) {
  const t = useT();
  const open = useHelp((state) => state.open);
  return (
    <Button size="small" kind="quiet" onPress={() => open({ error: code }, [])}>
      {t('help.open')}
    </Button>
  );
}
