import { useEffect, useState } from 'react';
import { call } from '../../app/bridge.ts';
import { ComboBox, type ComboBoxProps, type Suggestion } from '../../components/ComboBox.tsx';
import { useIsComposing } from '../../keys/KeyProvider.tsx';

export type IssuerBoxProps = Omit<ComboBoxProps, 'suggestions'>;

const WAIT_MS = 120;
const SHOWN = 8;

/** The issuers of former entries, found without marks; any other name may be typed. */
export function IssuerBox(props: IssuerBoxProps) {
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  const composing = useIsComposing();
  const { value } = props;
  useEffect(() => {
    if (composing) return undefined;
    let live = true;
    const timer = setTimeout(() => {
      void call('documents.issuers', { words: value.trim().slice(0, 200), limit: SHOWN }).then((reply) => {
        if (!live || !reply.ok) return;
        setFound(
          reply.value.issuers.map(({ name, symbol }) => ({
            id: name,
            text: name,
            ...(symbol === null ? {} : { detail: symbol }),
          })),
        );
      });
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [value, composing]);
  return <ComboBox {...props} suggestions={found} />;
}
