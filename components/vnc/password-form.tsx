import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import type { Viewer } from './viewer-state.ts';

/** Asks for the VNC server's password, which lives as long as the viewer and is stored nowhere. */
export function PasswordForm({ viewer }: { viewer: Viewer }) {
  const password = useSignal('');
  const id = useId();
  return (
    <form
      class="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (password.value) viewer.enterPassword(password.value);
      }}
    >
      <label for={id}>{i18n.t('viewer.password')}</label>
      <input
        id={id}
        type="password"
        autocomplete="off"
        value={password.value}
        onInput={({ currentTarget }) => {
          password.value = currentTarget.value;
        }}
        ref={(input) => input?.focus()}
      />
      <Button type="submit" variant="primary">
        {i18n.t('viewer.connect')}
      </Button>
    </form>
  );
}
