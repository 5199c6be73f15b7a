import type { ComponentChildren } from 'preact';
import './empty-state.css';

interface EmptyStateProps {
  icon: ComponentChildren;
  title: string;
  /** Why it is empty, and what would fill it. */
  text: string;
  action?: ComponentChildren;
}

export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div class="empty-state">
      {icon}
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </div>
  );
}
