import './checkbox.css';

/** The box in front of a row of a table; the row has the focus, so that the box is no stop of its own. */
export function MarkBox({
  marked,
  label,
  onToggle,
}: {
  marked: boolean;
  label: string;
  onToggle: () => void;
}) {
  return (
    <span
      className="checkbox markBox"
      role="checkbox"
      aria-checked={marked}
      aria-label={label}
      data-selected={marked || undefined}
      onClick={onToggle}
    >
      <svg className="checkboxBox" viewBox="0 0 16 16" aria-hidden="true">
        <rect x="1" y="1" width="14" height="14" rx="3" />
        <path d="m4.5 8.3 2.4 2.4 4.6-5" />
      </svg>
    </span>
  );
}
