import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { WireError } from '../../../shared/errors.ts';
import { call, host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { whoMay } from '../../i18n/whoMay.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { SendFigures } from './SendFigures.tsx';
import { SignFigures } from './SignFigures.tsx';
import type { View } from './view.ts';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

type Offices = Output<'figures.offices'>;
type Line = Offices['offices'][number];

const MEANINGS: Readonly<Record<Line['state'], StateMeaning>> = {
  in: 'done',
  'came-late': 'returned',
  late: 'refused',
  waiting: 'waiting',
  'not-expected': 'closed',
};
const COLUMNS = ['opening', 'received', 'answeredOnTime', 'answeredLate', 'closing', 'overdue'] as const;

/** The office above: signed figures of the offices below, who is missing or late, and their sum. */
export function OfficesTab({ view, on }: { view: View; on: string }) {
  const t = useT();
  const { value, error, reload } = useAsk('figures.offices', { period: { kind: view.kind, on } });
  // an office that is only known, as the one above is, has no line among those that report
  const isLine = ({ state }: Line): boolean => state !== 'not-expected';
  const lines = value?.offices.filter(isLine) ?? [];
  return (
    <ScrollPane label={t('figures.tab.offices')} keys="figures" takesFocus>
      <Acts period={{ kind: view.kind, on }} own={value?.own ?? []} />
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows /> : null}
      {value && lines.length === 0 ? <EmptyState>{t('figures.offices.none')}</EmptyState> : null}
      {value && lines.length > 0 ? <Table value={value} lines={lines} /> : null}
      <ExpectForm known={value?.offices.filter((office) => !isLine(office)) ?? []} />
    </ScrollPane>
  );
}

function Acts({ period, own }: { period: { kind: View['kind']; on: string }; own: Offices['own'] }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const [failed, setFailed] = useState<WireError | null>(null);
  const take = async (): Promise<void> => {
    const reply = await host().readFigures();
    if (!reply.ok) setFailed(reply.error);
    else if (reply.value !== null)
      useToasts.getState().show({
        text: t(reply.value.taken ? 'figures.taken' : 'figures.known', { office: reply.value.officeName }),
      });
  };
  const last = own[0];
  return (
    <section className="figureOfficeActs row wrap">
      <SendFigures period={period} edition={own[0]?.edition ?? 0} />
      {mayCall(roles, 'figures.sign') ? <SignFigures period={period} edition={own[0]?.edition ?? 0} /> : null}
      {mayCall(roles, 'figures.takeFile') ? (
        <Button icon="folder" onPress={() => void take()}>
          {t('figures.take')}
        </Button>
      ) : null}
      <span className="m cap">
        {last
          ? t('figures.lastSigned', { edition: last.edition, at: format.dateTime(last.madeMs) })
          : t('figures.notSigned', { roles: whoMay(t, 'figures.sign') ?? '' })}
      </span>
      {failed ? <Failure error={failed} onClose={() => setFailed(null)} /> : null}
    </section>
  );
}

function Table({ value, lines }: { value: Offices; lines: readonly Line[] }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-label={t('figures.tab.offices')}>
      <header>
        <h2>{t('figures.offices.title')}</h2>
        <span className="m cap cut">
          {t('figures.offices.due', { due: format.date(value.dueOn), rule: value.dueRule })}
        </span>
        <span className="end" />
        <span className={value.missing > 0 ? 'cap danger' : 'cap m'}>
          {t('figures.offices.counts', { reported: value.reported, missing: value.missing })}
        </span>
      </header>
      <div className="figureScroll figureOffices">
        <table className="figureTable">
          <HeadRow
            titles={[
              t('word.office'),
              t('figures.offices.state'),
              ...COLUMNS.map((name) => t(`figures.figure.${name}`)),
              t('figures.adopted'),
              t('figures.offices.expected'),
            ]}
          />
          <tbody>
            {lines.map((office) => (
              <OfficeLine key={office.code} office={office} />
            ))}
            <tr data-sum>
              <th scope="row">{t('figures.offices.sum')}</th>
              <td />
              {COLUMNS.map((name) => (
                <td key={name}>{format.number(value.sum[name] ?? 0)}</td>
              ))}
              <td>{format.number(value.adopted)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

function OfficeLine({ office }: { office: Line }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const act = useAct();
  const { code, name, expected, editions } = office;
  const change = () => call('figures.expect', { code, name, expected: !expected });
  return (
    <tr>
      <th scope="row">
        {name}
        <div className="m cap">
          {[
            code,
            editions.length > 1
              ? t('figures.offices.editions', {
                  list: editions
                    .map(({ edition, madeMs }) => `${edition} (${format.dateTime(madeMs)})`)
                    .join(', '),
                })
              : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </div>
      </th>
      <td>
        <StateMark meaning={MEANINGS[office.state]}>{t(`figures.offices.state.${office.state}`)}</StateMark>
      </td>
      {COLUMNS.map((figure) => (
        <td key={figure}>{office.counts === null ? '–' : format.number(office.counts[figure] ?? 0)}</td>
      ))}
      <td>{office.adopted === null ? '–' : format.number(office.adopted)}</td>
      <td>
        {mayCall(roles, 'figures.expect') ? (
          <Button size="small" disabled={act.busy} onPress={() => void act.run(change, () => undefined)}>
            {t(expected ? 'figures.offices.drop' : 'figures.offices.add')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

/** Who else has to report: an office whose card is here by one press, any other is named by hand. */
function ExpectForm({ known }: { known: readonly Line[] }) {
  const t = useT();
  const { roles } = useOpenSession();
  const act = useAct();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  if (!mayCall(roles, 'figures.expect')) return null;
  const missing = code.trim() === '' || name.trim() === '' ? t('figures.offices.missing') : null;
  const expect = (office: { code: string; name: string }, done: () => void): void =>
    void act.call('figures.expect', { ...office, expected: true }, done);
  const add = (): void =>
    expect({ code, name }, () => {
      setCode('');
      setName('');
    });
  return (
    <section className="panel figureExpect" aria-label={t('figures.offices.addOffice')}>
      <header>
        <h2>{t('figures.offices.addOffice')}</h2>
      </header>
      {known.length > 0 ? (
        <ul className="figureKnown">
          {known.map((office) => (
            <li key={office.code}>
              <span className="grow cut">
                {office.name} <span className="m cap">{office.code}</span>
              </span>
              <Button
                size="small"
                disabled={act.busy}
                onPress={() => expect({ code: office.code, name: office.name }, () => undefined)}
              >
                {t('figures.offices.add')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="figureExpectFields">
        <TextField label={t('figures.offices.code')} value={code} onChange={setCode} maxLength={64} />
        <TextField label={t('figures.offices.name')} value={name} onChange={setName} maxLength={200} />
        <Button disabled={missing !== null || act.busy} disabledReason={missing} onPress={add}>
          {t('figures.offices.add')}
        </Button>
      </div>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </section>
  );
}
