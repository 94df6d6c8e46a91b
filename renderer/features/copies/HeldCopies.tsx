import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { PAGE_OF_BOOK } from '../../parts/navigation/bookPages.ts';
import { CopyMenu } from '../../parts/copies/CopyMenu.tsx';
import { copyTitle, subjectWords } from '../../parts/copies/words.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useRouter } from '../../data/router.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** What somebody holds, line by line: level, copy, its document one press away, and what may be done with it here. */
export function HeldCopies({ copies }: { copies: readonly Copy[] }) {
  const [failed, setFailed] = useState<WireError | null>(null);
  return (
    <>
      {failed ? <Failure error={failed} onClose={() => setFailed(null)} /> : null}
      <ul className="copyRows">
        {copies.map((copy) => (
          <HeldCopy key={copy.id} copy={copy} onError={setFailed} />
        ))}
      </ul>
    </>
  );
}

function HeldCopy({ copy, onError }: { copy: Copy; onError: (error: WireError | null) => void }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { subject } = copy;
  const open = (): void => {
    go(subject.kind === 'book' ? 'books' : PAGE_OF_BOOK[subject.book], { id: subject.id });
  };
  return (
    <li className="copyRow">
      <LevelChip level={subject.level} />
      <span className="row wrap grow">
        <b>{copyTitle(t, copy)}</b>
        <span className="code m">{copy.code}</span>
        <LinkButton onPress={open}>{subjectWords(t, subject)}</LinkButton>
        <span className="m cut">{subject.issuer}</span>
      </span>
      <CopyMenu copy={copy} onError={onError} />
    </li>
  );
}
