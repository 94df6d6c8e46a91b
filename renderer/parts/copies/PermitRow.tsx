import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CopyPermit } from '../../../shared/ipc/contract/copyRecords.ts';
import { Button } from '../../components/Button.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { officeToday } from '../../data/clock.ts';
import { useOpenSession } from '../../data/session.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { DecidePermitDialog } from './DecidePermitDialog.tsx';
import { MakeDialog, type MakeSource } from './MakeDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { PERMIT_MEANING, permitStanding } from './words.ts';

export interface PermitRowProps {
  permit: CopyPermit;
  /** what can be copied here; null where the file is not at hand (the list of all permits) */
  source: MakeSource | null;
  /** the way here was to copy under this permit: the focus goes to that act */
  wanted?: boolean;
  /** goes to what is copied, where it is not at hand */
  onOpen?: () => void;
  /** stands first: the document, in a list of many */
  children?: ReactNode;
}

/** One permit: what, how many, who decided by which rule, how many are left; and the next act. */
export function PermitRow({ permit, source, wanted = false, onOpen, children }: PermitRowProps) {
  const { t, format } = useWords();
  const session = useOpenSession();
  const [open, setOpen] = useState<'decide' | 'make' | 'close' | null>(null);
  const isCopier = permit.copier.id === session.userId;
  const decides = session.roles.includes('leader') && permit.state === 'asked' && !isCopier;
  const standing = permitStanding(permit, officeToday());
  const copies = isCopier && standing === 'granted';
  const closes = permit.state === 'granted' && (isCopier || session.roles.includes('leader'));
  const { decidedBy, rule, validUntil } = permit;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!wanted) return;
    line.current?.scrollIntoView({ block: 'nearest' });
    line.current?.querySelector<HTMLElement>('[data-act="make"] button')?.focus();
  }, [wanted]);
  return (
    <li className="permitRow" ref={line}>
      {children}
      <div className="row wrap">
        <StateMark meaning={PERMIT_MEANING[standing]}>{t(`copies.permit.state.${standing}`)}</StateMark>
        <span>
          {t(permit.askedBy === null ? 'copies.permit.lineAtOnce' : 'copies.permit.line', {
            kind: t(`copies.kind.${permit.kind}`),
            count: permit.asked,
            person: permit.copier.fullName,
          })}
        </span>
        <span className="end" />
        {decides ? (
          <Button size="small" icon="stamp" onPress={() => setOpen('decide')}>
            {t('word.decide')}
          </Button>
        ) : null}
        {copies && source === null && onOpen ? (
          <Button size="small" icon="file" onPress={onOpen}>
            {t('copies.permit.toCopy')}
          </Button>
        ) : null}
        {copies && source !== null ? (
          <span data-act="make">
            <Button
              size="small"
              icon={permit.medium === 'electronic' ? 'disk' : 'print'}
              onPress={() => setOpen('make')}
            >
              {t(permit.medium === 'electronic' ? 'copies.make.export' : 'copies.make')}
            </Button>
          </span>
        ) : null}
        {closes ? (
          <Button size="small" kind="quiet" onPress={() => setOpen('close')}>
            {t('copies.permit.close')}
          </Button>
        ) : null}
      </div>
      <p className="m cap">
        {[
          permit.purpose,
          permit.state === 'granted' || permit.state === 'closed'
            ? t('copies.permit.counts', {
                permitted: permit.permitted,
                left: permit.left,
                spoiled: permit.spoiled,
              })
            : '',
          validUntil === null ? '' : t('copies.permit.validUntil', { date: format.date(validUntil) }),
          decidedBy === null
            ? ''
            : t('copies.permit.decidedBy', {
                name: decidedBy.fullName,
                title: permit.decidedTitle ?? '',
                rule: rule ?? '',
              }),
          permit.reason,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {open === 'decide' ? <DecidePermitDialog permit={permit} onClose={() => setOpen(null)} /> : null}
      {open === 'close' ? <ClosePermit permit={permit} onClose={() => setOpen(null)} /> : null}
      {open === 'make' && source !== null ? (
        <MakeDialog permit={permit} source={source} onClose={() => setOpen(null)} />
      ) : null}
    </li>
  );
}

/** It can't be opened again: what was not copied yet needs a new permit. */
function ClosePermit({ permit, onClose }: { permit: CopyPermit; onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  return (
    <FormDialog
      undoable={false}
      title={t('copies.permit.closeTitle')}
      verb={t('copies.permit.close')}
      missing={null}
      danger
      act={act}
      onSubmit={() => void act.call('copies.closePermit', { id: permit.id }, t('copies.done'))}
      onClose={onClose}
    >
      <p className="s">{t('copies.permit.closeWhat', { left: permit.left })}</p>
    </FormDialog>
  );
}
