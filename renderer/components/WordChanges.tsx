import './wordChanges.css';

export interface WordChange {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

/** Two texts as one: what was taken out is struck through, what was put in stands out. */
export function WordChanges({ changes }: { changes: readonly WordChange[] }) {
  return changes.map((part, index) =>
    part.kind === 'same' ? (
      <span key={index}>{part.text}</span>
    ) : part.kind === 'out' ? (
      <del key={index} className="wordOut">
        {part.text}
      </del>
    ) : (
      <ins key={index} className="wordIn">
        {part.text}
      </ins>
    ),
  );
}
