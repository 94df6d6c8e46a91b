import {
  UNIT_COLUMNS,
  UNIT_FLOWS,
  type UnitColumn,
  type UnitFlow,
} from '../../../shared/domain/figures/unitBalance.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { useAsk } from '../../data/ask.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Note } from '../../components/Note.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import type { OpenUnit } from './view.ts';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

type Line = Output<'figures.units'>['lines'][number];

/**
 * Tồn đầu kỳ + nhận − giao đi − xong = tồn cuối kỳ, unit by unit, adding up to the office; nothing where the office has
 * no units. Where it does not add up, the line and the column are named.
 */
export function UnitBalance({ ask, open }: { ask: Input<'figures.units'>; open: OpenUnit }) {
  const t = useT();
  const { value } = useAsk('figures.units', ask);
  if (value === null || value.lines.every(({ unit }) => unit === null)) return null;
  const nameOf = (unit: string | null): string => unit ?? t('figures.noValue.unit');
  return (
    <section className="panel figureBalance" aria-label={t('figures.units')}>
      <header>
        <h2>{t('figures.units')}</h2>
        <span className="end" />
        <span className="m cap cut">{t('figures.units.hint')}</span>
      </header>
      {value.faults.length === 0 ? null : (
        <Note tone="danger" title={t('figures.units.differs')}>
          {value.faults
            .map(({ unit, name, column, by }) =>
              t('figures.units.fault', {
                where: unit === null ? t('figures.units.office') : nameOf(name),
                column: t(`figures.units.${column}`),
                by,
              }),
            )
            .join('; ')}
        </Note>
      )}
      <div className="figureScroll">
        <table className="figureTable">
          <HeadRow
            titles={[t('figures.by.unit'), ...UNIT_COLUMNS.map((column) => t(`figures.units.${column}`))]}
          />
          <tbody>
            {value.lines.map((line) => (
              <tr key={line.value}>
                <th scope="row">{nameOf(line.unit)}</th>
                {UNIT_COLUMNS.map((column) => (
                  <td key={column}>
                    <Cell line={line} column={column} open={open} />
                  </td>
                ))}
              </tr>
            ))}
            <OfficeLine office={value.office} />
          </tbody>
        </table>
      </div>
    </section>
  );
}

function OfficeLine({ office }: { office: Output<'figures.units'>['office'] }) {
  const { t, format } = useWords();
  return (
    <tr data-sum>
      <th scope="row">{t('figures.units.office')}</th>
      {UNIT_COLUMNS.map((column) => (
        <td key={column}>{column === 'passed' ? '–' : format.number(office[column])}</td>
      ))}
    </tr>
  );
}

const isFlow = (column: UnitColumn): column is UnitFlow => UNIT_FLOWS.some((flow) => flow === column);

function Cell({ line, column, open }: { line: Line; column: UnitColumn; open: OpenUnit }) {
  const { t, format } = useWords();
  const count = line[column];
  if (count === 0) return <span className="m">0</span>;
  const text = format.number(count);
  return (
    <LinkButton
      label={t('figures.openList', { figure: t(`figures.units.${column}`), count: text })}
      onPress={() => open(line.value, isFlow(column) ? { flow: column } : { figure: column })}
    >
      {text}
    </LinkButton>
  );
}
