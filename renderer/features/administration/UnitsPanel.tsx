import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { type Member, type Unit } from './rows.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { UnitDialog } from './UnitDialog.tsx';

/** Units of the office, and who belongs to which: figures are told apart by them. */
export function UnitsPanel() {
  const t = useT();
  const { value, error, reload } = useAsk('units.list', {});
  const [edited, setEdited] = useState<Unit | 'new' | null>(null);
  const [moved, setMoved] = useState<Member | null>(null);
  const units = value?.units ?? [];
  return (
    <section className="panel" aria-label={t('units.title')}>
      <header>
        <h2>{t('units.title')}</h2>
        <span className="end" />
        <Button size="small" icon="plus" onPress={() => setEdited('new')}>
          {t('units.add')}
        </Button>
      </header>
      <div className="pad-16 col gap-5">
        <p className="s">{t('units.lead')}</p>
        {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
        {value === null && !error ? <LoadingRows rows={2} /> : null}
        {value !== null && units.length === 0 ? <p className="m">{t('units.none')}</p> : null}
      </div>
      <ul className="lineList">
        {units.map((unit) => (
          <UnitLine key={unit.id} unit={unit} onEdit={() => setEdited(unit)} />
        ))}
      </ul>
      {units.length === 0 ? null : (
        <>
          <h3 className="pad-16 md">{t('units.members')}</h3>
          <ul className="lineList" aria-label={t('units.members')}>
            {(value?.members ?? []).map((member) => (
              <MemberLine
                key={member.person.id}
                member={member}
                units={units}
                onMove={() => setMoved(member)}
              />
            ))}
          </ul>
        </>
      )}
      {edited === null ? null : (
        <UnitDialog unit={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {moved === null ? null : <MoveDialog member={moved} units={units} onClose={() => setMoved(null)} />}
    </section>
  );
}

function UnitLine({ unit, onEdit }: { unit: Unit; onEdit: () => void }) {
  const { t, format } = useWords();
  const from = format.date(unit.fromOn);
  const span =
    unit.toOn === null
      ? t('word.fromDate', { date: from })
      : t('units.until', { from, to: format.date(unit.toOn) });
  return (
    <li>
      <span className="grow cut">{unit.name}</span>
      <span className="m cap nowrap">{span}</span>
      <span className="m cap nowrap">{t('units.people', { count: unit.people })}</span>
      <Button size="small" icon="pen" label={t('units.edit', { name: unit.name })} onPress={onEdit}>
        {t('units.editShort')}
      </Button>
    </li>
  );
}

function MemberLine({
  member,
  units,
  onMove,
}: {
  member: Member;
  units: readonly Unit[];
  onMove: () => void;
}) {
  const { t, format } = useWords();
  const nameOf = (id: string | null): string =>
    units.find((unit) => unit.id === id)?.name ?? t('units.noUnit');
  const turns = member.turns
    .map(({ unitId, fromOn }) => t('units.turn', { unit: nameOf(unitId), date: format.date(fromOn) }))
    .join('; ');
  return (
    <li>
      <span className="grow cut">
        {member.person.fullName} <span className="m cap">{member.person.position}</span>
      </span>
      <span className={member.unitId === null ? 'm cap cut' : 'cut'} title={turns}>
        {nameOf(member.unitId)}
      </span>
      <Button size="small" label={t('units.moveOf', { name: member.person.fullName })} onPress={onMove}>
        {t('units.move')}
      </Button>
    </li>
  );
}
