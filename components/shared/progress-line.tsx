import './progress-line.css';

interface ProgressLineProps {
  active: boolean;
  /** What is under way. */
  label: string;
  /** How much of it is done, from 0 to 1, where that is known. */
  share?: number | undefined;
}

/** A thin line that says "working". Its room is always kept, so that nothing jumps. */
export function ProgressLine({ active, label, share }: ProgressLineProps) {
  if (!active) return <div class="progress-line" />;
  if (share === undefined)
    return <div class="progress-line" role="progressbar" aria-label={label} />;
  const percent = Math.round(share * 100);
  return (
    <div class="progress-line" role="progressbar" aria-label={label} aria-valuenow={percent}>
      <div class="progress-done" style={{ width: `${percent}%` }} />
    </div>
  );
}
