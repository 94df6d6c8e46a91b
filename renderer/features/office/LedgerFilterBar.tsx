import type { KeyboardEvent } from 'react';
import { useDateReader } from '../../forms/choices.ts';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { DateField } from '../../components/DateField.tsx';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { LEDGER_GROUPS, type LedgerGroup } from '../../../shared/domain/ledgerGroups.ts';
import { EVERYTHING, type LedgerChoice } from './ledgerStore.ts';

const ALL = 'all';

/** Enter takes what was typed into the filter; it is not the list's, which would open a record. */
const keepEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter' && !event.ctrlKey) event.stopPropagation();
};

const GROUPS = Object.keys(LEDGER_GROUPS) as LedgerGroup[];

/** What is shown of the ledger: kind of act, person, days, one record. */
export function LedgerFilterBar(props: {
  value: LedgerChoice;
  record: string | null;
  onChange: (next: LedgerChoice) => void;
}) {
  const { value, onChange, record } = props;
  const t = useT();
  const read = useDateReader();
  const people = useAsk('people.list', {}).value?.people ?? [];
  const filtered = JSON.stringify(value) !== JSON.stringify(EVERYTHING);
  return (
    <div className="ledgerBar" onKeyDown={keepEnter}>
      <Select
        label={t('ledgerPage.filter.group')}
        choices={[
          { id: ALL, text: t('ledgerPage.filter.allGroups') },
          ...GROUPS.map((group) => ({ id: group, text: t(`ledger.word.group.${group}`) })),
        ]}
        value={value.group ?? ALL}
        onChange={(group) => onChange({ ...value, group: GROUPS.find((one) => one === group) ?? null })}
      />
      <Select
        label={t('ledgerPage.filter.actor')}
        choices={[
          { id: ALL, text: t('ledgerPage.filter.allPeople') },
          ...people.map(({ id, fullName }) => ({ id, text: fullName })),
        ]}
        value={value.actorId ?? ALL}
        onChange={(id) => onChange({ ...value, actorId: id === ALL ? null : id })}
      />
      <DateField
        label={t('word.from')}
        value={value.from}
        onChange={(from) => onChange({ ...value, from })}
        parse={read}
      />
      <DateField
        label={t('word.to')}
        value={value.to}
        onChange={(to) => onChange({ ...value, to })}
        parse={read}
      />
      {filtered ? (
        <Button icon="close" onPress={() => onChange(EVERYTHING)}>
          {value.subject === null
            ? t('ledgerPage.filter.clear')
            : t('ledgerPage.filter.onlyRecord', { record: record ?? '' })}
        </Button>
      ) : null}
    </div>
  );
}
