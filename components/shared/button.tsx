import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import './button.css';

export interface ButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'disabled' | 'icon'> {
  /** `primary` at most once in a view; `quiet` where a border would be noise. */
  variant?: 'default' | 'primary' | 'quiet' | 'danger';
  small?: boolean;
  /** The action is under way: further clicks are ignored, and the focus stays where it is. */
  busy?: boolean;
  icon?: ComponentChildren;
  children: ComponentChildren;
}

export function Button({
  variant = 'default',
  small = false,
  busy = false,
  icon,
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  // aria-disabled, because the browser takes the focus away from a disabled button.
  return (
    <button
      {...rest}
      type={type}
      class={`button ${variant}${small ? ' small' : ''}`}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  );
}
