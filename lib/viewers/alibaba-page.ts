/** The page that DescribeInstanceVncUrl's own documentation names. */
const PAGE = 'https://g.alicdn.com/aliyun/ecs-console-vnc2/0.0.8/index.html';

/**
 * The address of Alibaba's own VNC page for one fresh `VncUrl`, which goes in as the API returned
 * it: it is percent-encoded already. It lets anyone in for 15 s: to be opened at once, never kept.
 */
export const alibabaPageUrl = (page: {
  vncUrl: string;
  instanceId: string;
  isWindows: boolean;
}): string =>
  `${PAGE}?vncUrl=${page.vncUrl}&instanceId=${page.instanceId}&isWindows=${page.isWindows}`;
