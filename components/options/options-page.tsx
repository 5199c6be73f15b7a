import type { Ask } from '../shared/ask.ts';
import { ConsoleSection } from './console-section.tsx';
import { DiagnosisSection } from './diagnosis/diagnosis-section.tsx';
import { OptionsHeader } from './options-header.tsx';
import { ProfilesSection } from './profiles-section.tsx';
import { ShortcutsSection } from './shortcuts-section.tsx';
import { VaultSection } from './vault-section.tsx';
import '../shared/profile-dot.css';
import './options.css';

export function OptionsPage({ ask }: { ask: Ask }) {
  return (
    <>
      <OptionsHeader />
      <main class="options">
        <ProfilesSection ask={ask} />
        <VaultSection ask={ask} />
        <ConsoleSection ask={ask} />
        <ShortcutsSection />
        <DiagnosisSection ask={ask} />
      </main>
    </>
  );
}
