import type { Parsed } from '../../../shared/ipc/contract.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { beginStep } from './change.ts';
import { createProposal, saveProposal } from './draft.ts';
import { layoutOf, refuseBroken } from './layout/layout.ts';
import { refuseUnsignableDraft } from './pdfSignatures.ts';
import { registerHandler } from './register.ts';
import { signHandler } from './sign.ts';
import { comment, endProposal, file, giveBack, issue, pass, present, propose } from './steps.ts';
import { removeFiles } from './versions.ts';

/** Files that the transaction forgot; their bytes go once it stands. */
interface Erasing {
  files: readonly string[];
}

const erasing = {
  prepare: () => Promise.resolve<Erasing>({ files: [] }),
  settle: (ports: Ports, prepared: Erasing) => removeFiles(ports, prepared.files),
};

export const proposalCommands = handlers({
  'proposals.create': createProposal,
  'proposals.save': preparedCommand({
    ...erasing,
    apply: (ports, input, prepared) => {
      const { seen, erased } = saveProposal(ports, input);
      prepared.files = erased;
      return seen;
    },
  }),
  'proposals.propose': preparedCommand({
    prepare: async (ports, input) => {
      await refuseUnsignableDraft(ports, beginStep(ports, 'propose', input).before);
      return null;
    },
    apply: propose,
  }),
  'proposals.pass': preparedCommand({
    // nobody says that the layout is right where a rule that must be kept is broken: it would be stuck at the next step
    prepare: async (ports, input) => {
      refuseBroken(await layoutOf(ports, beginStep(ports, 'pass', input).before));
      return null;
    },
    apply: pass,
  }),
  'proposals.present': preparedCommand({
    // the revision that was checked here is the one that is presented
    prepare: async (ports, input) => {
      refuseBroken(await layoutOf(ports, beginStep(ports, 'present', input).before));
      return null;
    },
    apply: present,
  }),
  'proposals.return': giveBack,
  'proposals.withdraw': preparedCommand({
    ...erasing,
    apply: (ports, input, prepared) => end(ports, 'withdraw', input, prepared),
  }),
  'proposals.reject': preparedCommand({
    ...erasing,
    apply: (ports, input, prepared) => end(ports, 'reject', input, prepared),
  }),
  'proposals.comment': comment,
  'proposals.sign': signHandler,
  'proposals.register': registerHandler,
  'proposals.issue': issue,
  'proposals.file': file,
});

function end(
  ports: Ports,
  act: 'withdraw' | 'reject',
  input: Parsed<'proposals.withdraw'>,
  prepared: Erasing,
) {
  const { seen, erased } = endProposal(ports, act, input);
  prepared.files = erased;
  return seen;
}
