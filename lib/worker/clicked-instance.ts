import { instanceIdInText } from '../console/instance-id.ts';
import { regionIdInLink } from '../console/location.ts';

/** What a browser tells of a click in its menu, as far as it concerns us. */
export interface Clicked {
  selectionText?: string | undefined;
  linkUrl?: string | undefined;
  pageUrl?: string | undefined;
}

/** An instance, and what an address says of its region. */
export interface NamedInstance {
  instanceId: string;
  regionId?: string;
}

/** The instance that a click names: by the marked text, else the link, else the page's address. */
export function clickedInstance({
  selectionText,
  linkUrl,
  pageUrl,
}: Clicked): NamedInstance | undefined {
  if (selectionText !== undefined) {
    const instanceId = instanceIdInText(selectionText);
    return instanceId === undefined ? undefined : { instanceId };
  }
  const address = linkUrl ?? pageUrl;
  return address === undefined ? undefined : instanceInAddress(address);
}

function instanceInAddress(address: string): NamedInstance | undefined {
  const instanceId = instanceIdInText(decoded(address));
  if (instanceId === undefined) return undefined;
  const regionId = regionIdInLink(address);
  return { instanceId, ...(regionId !== undefined && { regionId }) };
}

/** An address may be no proper one. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
