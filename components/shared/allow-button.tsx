import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button, type ButtonProps } from './button.tsx';

interface AllowButtonProps extends Pick<ButtonProps, 'variant' | 'small' | 'ref'> {
  onAllowed: () => void;
  /** The host that is missed; without it, or where it is the OpenAPI's, all of the OpenAPI's. */
  host?: string | undefined;
}

/**
 * Asks for the hosts that the manifest names: a person can take them away at any time, and then
 * nothing works without them.
 */
export function AllowButton({ onAllowed, host, ...looks }: AllowButtonProps) {
  const request = async () => {
    const { host_permissions: own = [] } = browser.runtime.getManifest();
    const origins = host === undefined || isOpenApi(host) ? own : [patternOf(host)];
    // The very first call of the click: browsers show the question only while it is one.
    if (await browser.permissions.request({ origins })) onAllowed();
  };
  return (
    <Button {...looks} onClick={request}>
      {i18n.t('common.allowAccess')}
    </Button>
  );
}

const isOpenApi = (host: string) => host.endsWith('.aliyuncs.com');

/** A host that a profile names: HTTPS, and plain HTTP on this computer alone. */
function patternOf(host: string): string {
  const name = host.replace(/:\d+$/, '');
  const isHere = name === 'localhost' || name === '127.0.0.1';
  return `${isHere ? 'http' : 'https'}://${name}/*`;
}
