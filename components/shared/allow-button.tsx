import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button, type ButtonProps } from './button.tsx';

interface AllowButtonProps extends Pick<ButtonProps, 'variant' | 'small' | 'ref'> {
  onAllowed: () => void;
}

/**
 * Asks for the hosts that the manifest names: a person can take them away at any time, and then
 * nothing works without them.
 */
export function AllowButton({ onAllowed, ...looks }: AllowButtonProps) {
  const request = async () => {
    const { host_permissions: origins = [] } = browser.runtime.getManifest();
    // The very first call of the click: browsers show the question only while it is one.
    if (await browser.permissions.request({ origins })) onAllowed();
  };
  return (
    <Button {...looks} onClick={request}>
      {i18n.t('common.allowAccess')}
    </Button>
  );
}
