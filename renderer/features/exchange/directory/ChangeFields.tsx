import { useState } from 'react';
import type { Input } from '../../../../shared/ipc/contract.ts';
import { useDateReader } from '../../../forms/choices.ts';
import { useAsk } from '../../../data/ask.ts';
import { Button } from '../../../components/Button.tsx';
import { ComboBox, type Suggestion } from '../../../components/ComboBox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';

export type Change = Input<'directory.issue'>['changes'][number];

const OF = ['office', 'station'] as const;
const ACTS = ['add', 'rename', 'end'] as const;
const FOUND = 20;
const EMPTY = { code: '', name: '', office: '', successor: '', ground: '' };

/** One change: of an office or a station, what, from which day, by which decision. */
export function ChangeFields({ onAdd }: { onAdd: (change: Change) => void }) {
  const t = useT();
  const read = useDateReader();
  const [of, setOf] = useState<Change['of']>('office');
  const [act, setAct] = useState<Change['act']>('add');
  const [on, setOn] = useState<string | null>(null);
  const [text, setText] = useState(EMPTY);
  const set = (field: keyof typeof EMPTY) => (value: string) =>
    setText((before) => ({ ...before, [field]: value }));
  const known = useKnown(of, act, text.code);
  const successors = useAsk('directory.find', { of, words: text.successor, limit: FOUND }).value;
  const needed = [text.code, text.ground, ...(act === 'end' ? [] : [text.name])];
  const stationsOffice = of === 'station' && act === 'add';
  const ready =
    needed.every((one) => one.trim() !== '') && on !== null && (!stationsOffice || text.office.trim() !== '');
  const add = (): void => {
    onAdd({
      of,
      act,
      on: on ?? '',
      code: text.code.trim(),
      ground: text.ground.trim(),
      name: act === 'end' ? '' : text.name.trim(),
      office: stationsOffice ? text.office.trim() : null,
      successor: act === 'end' && text.successor.trim() !== '' ? text.successor.trim() : null,
    });
    setText({ ...EMPTY, ground: text.ground });
  };
  return (
    <>
      <div className="grid12">
        <Select
          span={3}
          label={t('exchange.issue.of')}
          choices={OF.map((id) => ({ id, text: t(`exchange.issue.of.${id}`) }))}
          value={of}
          onChange={setOf}
        />
        <Select
          span={3}
          label={t('exchange.issue.act')}
          choices={ACTS.map((id) => ({ id, text: t(`exchange.issue.act.${id}`) }))}
          value={act}
          onChange={setAct}
        />
        <ComboBox
          span={6}
          label={t('word.code')}
          value={text.code}
          onChange={set('code')}
          onChoose={({ id, text: code, detail }) =>
            setText((before) => ({
              ...before,
              code,
              ...(act === 'end' ? {} : { name: detail ?? '' }),
              ...(stationsOffice ? { office: known.offices.get(id) ?? '' } : {}),
            }))
          }
          suggestions={known.suggestions}
        />
        {act === 'end' ? (
          <ComboBox
            span={6}
            label={t('exchange.issue.successor')}
            value={text.successor}
            onChange={set('successor')}
            suggestions={(successors?.found ?? []).map(({ code, name }) => ({
              id: code,
              text: code,
              detail: name,
            }))}
          />
        ) : (
          <TextField
            span={6}
            label={t('exchange.issue.name')}
            value={text.name}
            onChange={set('name')}
            maxLength={200}
          />
        )}
        {stationsOffice ? (
          <TextField
            span={3}
            label={t('exchange.issue.office')}
            value={text.office}
            onChange={set('office')}
            maxLength={64}
          />
        ) : null}
        <DateField span={3} label={t('word.from')} value={on} onChange={setOn} parse={read} />
        <TextField
          span={stationsOffice ? 9 : 6}
          label={t('common.ground')}
          value={text.ground}
          onChange={set('ground')}
          maxLength={300}
        />
      </div>
      <div>
        <Button
          size="small"
          disabled={!ready}
          disabledReason={ready ? null : t('exchange.issue.incomplete')}
          onPress={add}
        >
          {t('exchange.issue.addLine')}
        </Button>
      </div>
    </>
  );
}

/** What may be meant by a code: cards trusted here for what is to be added, the directory for what changes. */
function useKnown(
  of: Change['of'],
  act: Change['act'],
  words: string,
): { suggestions: readonly Suggestion[]; offices: ReadonlyMap<string, string> } {
  const { value: peers } = useAsk('exchange.peers', {});
  const { value: written } = useAsk('directory.find', { of, words, limit: FOUND });
  if (act !== 'add') {
    const found = written?.found ?? [];
    return {
      suggestions: found.map(({ code, name }) => ({ id: code, text: code, detail: name })),
      offices: new Map(),
    };
  }
  const trusted = (peers?.peers ?? []).filter((peer) => peer.trusted);
  return {
    suggestions: trusted.map(({ stationId, officeCode, name }) => ({
      id: stationId,
      text: of === 'office' ? officeCode : stationId,
      detail: name,
    })),
    offices: new Map(trusted.map(({ stationId, officeCode }) => [stationId, officeCode])),
  };
}
