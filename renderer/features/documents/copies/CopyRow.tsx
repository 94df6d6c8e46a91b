import type { WireError } from '../../../../shared/errors.ts';
import type { Copy } from '../../../../shared/ipc/contract/copyRecords.ts';
import { StateMark } from '../../../components/StateMark.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { CopyMenu } from '../../../parts/copies/CopyMenu.tsx';
import { CopyWhere } from '../../../parts/copies/CopyWhere.tsx';
import { copyTitle, STATE_MEANING } from '../../../parts/copies/words.ts';

/** One copy in the panel of its document. */
export function CopyRow({ copy, onError }: { copy: Copy; onError: (error: WireError | null) => void }) {
  const t = useT();
  return (
    <li className="copyRow">
      <div className="col grow">
        <div className="row wrap">
          <b>{copyTitle(t, copy)}</b>
          <span className="code m">{copy.code}</span>
          <StateMark meaning={STATE_MEANING[copy.state]}>{t(`copies.state.${copy.state}`)}</StateMark>
        </div>
        <div className="cap s">
          <CopyWhere copy={copy} />
        </div>
      </div>
      <CopyMenu copy={copy} onError={onError} />
    </li>
  );
}
