import type { Colour } from '../../lib/profiles/profile.ts';
import './profile-dot.css';

/** The colour of a profile, for beside its name: alone it says nothing to many people. */
export function ProfileDot({ colour }: { colour: Colour }) {
  return <span class={`swatch dot ${colour}`} aria-hidden />;
}
