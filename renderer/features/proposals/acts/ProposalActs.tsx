import { useState } from 'react';
import { ActionBar } from '../../../parts/frame/PageHead.tsx';
import { PaperButton } from '../../../parts/papers/PaperButton.tsx';
import { useNextWaiting } from '../../../data/nextWaiting.ts';
import { useRouter } from '../../../data/router.ts';
import { Button } from '../../../components/Button.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { type Translate, useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { useProposals, type Proposal } from '../stores.ts';
import { isQuiet, ORDER, type OrderedAct, primaryAct } from './proposalActs.ts';
import { FileDialog } from './FileDialog.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';
import { SignDialog } from './SignDialog.tsx';
import { WordsDialog, type WordsAct } from './WordsDialog.tsx';

type ActName = OrderedAct | 'comment';

/** What can be done now. What is somebody else's stays away; what is refused to this person says why. */
export function ProposalActs({ detail }: { detail: Proposal }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const [open, setOpen] = useState<ActName | null>(null);
  const offered = ORDER.flatMap((act) => {
    const offer = detail.offers.find((each) => each.act === act);
    return offer === undefined || offer.reason === 'role' ? [] : [{ act, reason: offer.reason }];
  });
  const primary = primaryAct(offered);
  const next = useNextWaiting('sign', detail.id, () => useProposals.getState().rows.map(({ id }) => id));
  const begin = (act: ActName): void => {
    if (act === 'save') go('editProposal', { id: detail.id });
    else {
      if (act === 'sign') next.begin();
      setOpen(act);
    }
  };
  useShortcuts('detail', primary !== null ? { 'detail.primary': () => begin(primary) } : {}, {
    enabled: open === null,
  });
  const close = (): void => {
    if (open === 'sign') void next.done();
    setOpen(null);
  };
  return (
    <>
      <ActionBar>
        {offered.map(({ act, reason }) => (
          <Button
            key={act}
            kind={act === primary ? 'primary' : isQuiet(act) ? 'quiet' : 'secondary'}
            {...(act === primary ? { shortcut: 'detail.primary' as const } : {})}
            disabled={reason !== null}
            disabledReason={reason === null ? null : reasonWord(t, reason)}
            onPress={() => begin(act)}
          >
            {t(`proposals.act.${act}`)}
          </Button>
        ))}
        <span className="end" />
        <PaperButton
          subjectKind="proposal"
          subjectId={detail.id}
          title={t('papers.titleOf.proposal')}
          mark={<LevelChip level={detail.level} />}
        />
        <Button kind="quiet" icon="chat" onPress={() => begin('comment')}>
          {t('proposals.act.comment')}
        </Button>
      </ActionBar>
      <OpenDialog detail={detail} act={open} onClose={close} />
    </>
  );
}

function reasonWord(t: Translate, reason: string): string {
  const known = `proposals.reason.${reason}`;
  return t.has(known) ? t(known) : reason;
}

function OpenDialog({
  detail,
  act,
  onClose,
}: {
  detail: Proposal;
  act: ActName | null;
  onClose: () => void;
}) {
  switch (act) {
    case null:
    case 'save':
      return null;
    case 'sign':
      return <SignDialog detail={detail} onClose={onClose} />;
    case 'register':
      return <RegisterDialog detail={detail} onClose={onClose} />;
    case 'file':
      return <FileDialog detail={detail} onClose={onClose} />;
    default:
      return <WordsDialog detail={detail} act={act satisfies WordsAct} onClose={onClose} />;
  }
}
