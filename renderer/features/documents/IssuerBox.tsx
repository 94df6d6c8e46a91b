import { call } from '../../app/bridge.ts';
import { useFound } from '../../app/useFound.ts';
import { ComboBox, type ComboBoxProps, type Suggestion } from '../../components/ComboBox.tsx';

export type IssuerBoxProps = Omit<ComboBoxProps, 'suggestions' | 'foundBy'>;

const SHOWN = 8;

async function issuersWith(words: string): Promise<readonly Suggestion[] | null> {
  const reply = await call('documents.issuers', { words, limit: SHOWN });
  if (!reply.ok) return null;
  return reply.value.issuers.map(({ name, symbol }) => ({
    id: name,
    text: name,
    ...(symbol === null ? {} : { detail: symbol }),
  }));
}

/** The issuers of former entries, found without marks; any other name may be typed. */
export function IssuerBox(props: IssuerBoxProps) {
  const found = useFound(props.value, issuersWith);
  return <ComboBox {...props} suggestions={found.rows} foundBy={found.by} />;
}
