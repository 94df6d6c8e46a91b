import { useEffect, useRef, useState, type RefObject } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { call } from '../../../data/bridge.ts';
import { useAsk } from '../../../data/ask.ts';
import { Button } from '../../../components/Button.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { ActFrame } from '../../../forms/act/ActFrame.tsx';
import { useAct } from '../../../data/useAct.ts';

type Open =
  | { readonly act: 'grant' }
  | { readonly act: 'withdraw'; readonly id: string; readonly name: string };

/** Who reads a classified document: since when, by whom, on what ground; and who was given or lost it. */
export function AccessPanel({ detail }: { detail: DocumentDetail }) {
  const { t, format } = useWords();
  const { value } = useAsk('access.readers', { documentId: detail.id });
  const [open, setOpen] = useState<Open | null>(null);
  const section = useRef<HTMLElement>(null);
  const opener = useFocusBack(section, open);
  const end = useAct();
  if (!value || value.readers.length === 0) return null;
  const grant = value.offers.find((offer) => offer.act === 'grant');
  const mayChange = grant?.allowed === true;
  return (
    <section ref={section} aria-label={t('access.readers')} className="col gap-3">
      <div className="row" data-opens="grant">
        <h3 className="sec">{t('access.readersCount', { count: value.readers.length })}</h3>
        <span className="end" />
        {mayChange && open === null ? (
          <Button size="small" icon="plus" onPress={() => setOpen({ act: 'grant' })}>
            {t('access.grant')}
          </Button>
        ) : null}
      </div>
      {value.emergencyUntilMs === null ? null : (
        <div className="row wrap" role="status">
          <b>{t('access.emergencyRuns', { time: format.time(value.emergencyUntilMs) })}</b>
          <Button
            size="small"
            onPress={() => void end.call('access.endEmergency', { documentId: detail.id }, () => undefined)}
          >
            {t('access.emergencyEnd')}
          </Button>
        </div>
      )}
      {end.error ? <Failure error={end.error} /> : null}
      <ul className="plainList">
        {value.readers.map((reader) => (
          <li key={reader.person.id} className="row" data-opens={reader.person.id}>
            <span>
              <b>{reader.person.fullName}</b> <span className="m">{reader.person.position}</span>
              <br />
              <span className="m s">
                {t(`access.how.${reader.how}`, { by: reader.by?.fullName ?? '' })} ·{' '}
                {format.dateTime(reader.sinceMs)}
                {reader.ground === null ? '' : ` · ${t('access.groundOf', { ground: reader.ground })}`}
                {reader.holdsKey ? '' : ` · ${t('access.noKey')}`}
              </span>
            </span>
            <span className="end" />
            {mayChange && !reader.isHolder && open === null ? (
              <Button
                size="small"
                kind="quiet"
                label={t('access.withdrawOf', { name: reader.person.fullName })}
                onPress={() =>
                  setOpen({ act: 'withdraw', id: reader.person.id, name: reader.person.fullName })
                }
              >
                {t('access.withdraw')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <ChangeForm
          detail={detail}
          open={open}
          candidates={value.candidates}
          onClose={(done) => {
            // whoever lost the paper takes the button along
            if (done) opener.current = 'grant';
            setOpen(null);
          }}
        />
      )}
    </section>
  );
}

/** The form stood in the place of the buttons: when it is put away the focus is on the one that opened it. */
function useFocusBack(section: RefObject<HTMLElement | null>, open: Open | null): RefObject<string | null> {
  const opener = useRef<string | null>(null);
  useEffect(() => {
    if (open !== null) opener.current = open.act === 'grant' ? 'grant' : open.id;
    else if (opener.current !== null) {
      const at = `[data-opens="${CSS.escape(opener.current)}"] button:enabled`;
      section.current?.querySelector<HTMLElement>(at)?.focus();
      opener.current = null;
    }
  }, [section, open]);
  return opener;
}

function ChangeForm({
  detail,
  open,
  candidates,
  onClose,
}: {
  detail: DocumentDetail;
  open: Open;
  candidates: readonly { id: string; fullName: string; position: string }[];
  onClose: (done: boolean) => void;
}) {
  const t = useT();
  const act = useAct();
  const [person, setPerson] = useState<string | null>(open.act === 'withdraw' ? open.id : null);
  const [ground, setGround] = useState('');
  const name =
    open.act === 'withdraw' ? open.name : (candidates.find(({ id }) => id === person)?.fullName ?? '');
  const submit = (): void => {
    if (person === null) return;
    const input = { documentId: detail.id, personId: person, ground };
    void act.run(
      () => (open.act === 'grant' ? call('access.grant', input) : call('access.withdraw', input)),
      () => {
        useToasts.getState().show({ text: t(`access.done.${open.act}`, { name }) });
        onClose(true);
      },
    );
  };
  return (
    <ActFrame
      title={t(open.act === 'grant' ? 'access.grantTitle' : 'access.withdrawTitle', { name })}
      verb={t(open.act === 'grant' ? 'access.grantVerb' : 'access.withdrawVerb')}
      act={act}
      missing={
        person === null
          ? t('access.missing.person')
          : ground.trim() === ''
            ? t('access.missing.ground')
            : null
      }
      onGo={submit}
      onClose={() => onClose(false)}
      note={t(open.act === 'grant' ? 'access.grantNote' : 'access.withdrawNote')}
    >
      {open.act === 'grant' ? (
        <Select
          label={t('access.person')}
          choices={candidates.map(({ id, fullName, position }) => ({ id, text: fullName, detail: position }))}
          value={person}
          onChange={setPerson}
          placeholder={t('documents.choosePerson')}
          autoFocus
        />
      ) : null}
      <TextField
        label={t('common.ground')}
        value={ground}
        onChange={setGround}
        maxLength={500}
        hint={t('access.groundHint')}
        autoFocus={open.act === 'withdraw'}
      />
    </ActFrame>
  );
}
