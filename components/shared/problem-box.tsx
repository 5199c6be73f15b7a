import { CircleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import './problem-box.css';

interface ProblemBoxProps {
  /** What happened. */
  title: string;
  /** What to do about it. */
  advice: string;
  children?: ComponentChildren;
}

/** Something went wrong: in words, and below them what else helps. */
export function ProblemBox({ title, advice, children }: ProblemBoxProps) {
  return (
    <div class="problem" role="alert">
      <CircleAlert size={16} aria-hidden />
      <div class="problem-body">
        <p class="problem-title">{title}</p>
        <p>{advice}</p>
        {children}
      </div>
    </div>
  );
}
