import { MoreActs } from '../../../parts/frame/MoreActs.tsx';
import { ActionBar } from '../../../parts/frame/PageHead.tsx';
import { Button } from '../../../components/Button.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Act, OfferedAct } from './acts.ts';

export interface ActBarProps {
  acts: readonly OfferedAct[];
  primary: OfferedAct | null;
  busy: boolean;
  onAct: (act: Act) => void;
}

const BESIDE: readonly Act[] = ['assign', 'answer', 'acknowledge', 'startWork', 'present'];

/** The likeliest act first, one beside it, the rest under "Thêm việc"; what is refused says why. */
export function ActBar({ acts, primary, busy, onAct }: ActBarProps) {
  const t = useT();
  if (acts.length === 0) return null;
  const shown =
    primary ??
    acts.find((each) => each.allowed && BESIDE.includes(each.act)) ??
    acts.find((each) => each.reason !== null && !each.foreign) ??
    acts[0];
  if (!shown) return null;
  const beside = acts.find((each) => each.allowed && each.act !== shown.act && BESIDE.includes(each.act));
  const rest = acts.filter((each) => each.act !== shown.act && each.act !== beside?.act);
  return (
    <ActionBar>
      {/* keyed by its act: a press that began on one act must not end on the next one */}
      <Button
        key={shown.act}
        kind={primary ? 'primary' : 'secondary'}
        icon={shown.icon}
        {...(primary
          ? { shortcut: 'detail.primary' as const }
          : shown.shortcut
            ? { shortcut: shown.shortcut }
            : {})}
        disabled={busy || !shown.allowed}
        disabledReason={shown.reason}
        onPress={() => onAct(shown.act)}
      >
        {t(shown.text)}
      </Button>
      {beside ? (
        <Button
          key={beside.act}
          disabled={busy}
          {...(beside.shortcut ? { shortcut: beside.shortcut } : {})}
          onPress={() => onAct(beside.act)}
        >
          {t(beside.text)}
        </Button>
      ) : null}
      <MoreActs
        acts={rest.map((each) => ({
          id: each.act,
          text: t(each.text),
          icon: each.icon,
          disabled: !each.allowed,
          ...(each.shortcut ? { shortcut: each.shortcut } : {}),
          ...(each.reason === null ? {} : { detail: each.reason }),
          onAct: () => onAct(each.act),
        }))}
      />
    </ActionBar>
  );
}
