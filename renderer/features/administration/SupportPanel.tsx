import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

const PURPOSES = ['support', 'superior'] as const;
type Purpose = (typeof PURPOSES)[number];
type Report = Output<'support.preview'>['report'];

/** Two files about the station without content; what is saved is read line by line first. */
export function SupportPanel() {
  const t = useT();
  const act = useAct();
  const [purpose, setPurpose] = useState<Purpose>('support');
  const [seen, setSeen] = useState<Report | null>(null);
  const look = (): Promise<boolean> =>
    act.call('support.preview', { purpose }, ({ report }) => setSeen(report));
  const save = (): Promise<boolean> =>
    act.run(
      () => host().saveSupport(purpose, purpose === 'support' ? 'an-thu-ho-tro' : 'an-thu-tinh-trang'),
      ({ saved }) => {
        if (saved) useToasts.getState().show({ text: t('support.saved') });
      },
    );
  return (
    <Panel title={t('support.title')}>
      <div className="pad-16 col gap-5">
        <p className="s">{t('support.lead')}</p>
        <RadioGroup
          label={t('support.purpose')}
          inline
          value={purpose}
          onChange={(chosen) => {
            setPurpose(chosen);
            setSeen(null);
          }}
          choices={PURPOSES.map((id) => ({ id, text: t(`support.purpose.${id}`) }))}
        />
        <div className="row">
          <Button icon="eye" disabled={act.busy} onPress={() => void look()}>
            {t('support.preview')}
          </Button>
          {seen === null ? null : (
            <Button disabled={act.busy} onPress={() => void save()}>
              {t('support.save')}
            </Button>
          )}
        </div>
        {act.error ? <Failure error={act.error} /> : null}
      </div>
      {seen === null ? null : <Lines report={seen} />}
    </Panel>
  );
}

interface Line {
  readonly path: string;
  readonly value: unknown;
}

const isObject = (part: unknown): boolean => typeof part === 'object' && part !== null;

/** Every field of the file, one line each, whatever it is. */
function linesOf(value: object, before = ''): Line[] {
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null && (!Array.isArray(part) || part.some(isObject))
      ? linesOf(part, `${before}${name}.`)
      : [{ path: `${before}${name}`, value: part }],
  );
}

function Lines({ report }: { report: Report }) {
  const { t, format } = useWords();
  const said = (path: string, value: unknown): string => {
    if (value === null) return t('support.nothing');
    if (path.endsWith('Ms') && typeof value === 'number')
      return t('support.time', { at: format.dateTime(value), raw: String(value) });
    if (typeof value === 'boolean') return t(value ? 'support.yes' : 'support.no');
    return Array.isArray(value) ? value.join(' ') : String(value);
  };
  const meaningOf = (path: string): string => {
    const key = `support.field.${path.replace(/^(incidents)\.\d+\./, '$1.')}`; // of a list, whichever it is
    return t.has(key) ? t(key) : path;
  };
  return (
    <table className="smallTable" aria-label={t('support.table')}>
      <HeadRow titles={[t('support.column.means'), t('support.column.field'), t('support.column.value')]} />
      <tbody>
        {linesOf(report).map(({ path, value }) => (
          <tr key={path}>
            <th scope="row">{meaningOf(path)}</th>
            <td className="adminCode">{path}</td>
            <td className="adminCode">{said(path, value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
