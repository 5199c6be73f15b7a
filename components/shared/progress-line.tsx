import './progress-line.css';

interface ProgressLineProps {
  active: boolean;
  /** What is under way. */
  label: string;
}

/** A thin line that says "working". Its room is always kept, so that nothing jumps. */
export function ProgressLine({ active, label }: ProgressLineProps) {
  if (!active) return <div class="progress-line" />;
  return <div class="progress-line" role="progressbar" aria-label={label} />;
}
