/** Rows that look like instances and are none, and instances that are hard to read. */
export function addTraps(records, regionId) {
  const row = (fields) => ({
    RegionId: regionId,
    ZoneId: `${regionId}-b`,
    Status: 'Running',
    OSType: 'linux',
    InstanceType: 'ecs.g8i.large',
    PublicIp: '',
    PrivateIp: '192.168.9.1',
    trap: true,
    ...fields,
  });
  return [
    ...records,
    row({
      InstanceId: 'eni-bp1ty6wuk3z0n7qae9md',
      InstanceName: 'network interface',
      plain: true,
    }),
    row({ InstanceId: 'eci-bp1h2ty6wuk3z0n7qae9', InstanceName: 'container group' }),
    row({ InstanceId: 'mi-bp1h2ty6wuk3z0n7qae9m', InstanceName: 'managed instance', plain: true }),
    row({ InstanceId: 'hpi-bp1h2ty6wuk3z0n7qae9', InstanceName: 'physical host' }),
    row({ InstanceId: 'iZbp1h2ty6wuk3z0n7qae9Z', InstanceName: 'host name', plain: true }),
    row({
      InstanceId: 'i-bp1h2ty6wuk3…',
      InstanceName: 'cut short',
      plain: true,
      truncated: true,
    }),
    row({
      InstanceId: '-',
      InstanceName: 'id in a title and a copy button',
      plain: true,
      copy: 'i-bp1copyh2ty6wuk3z0n7',
    }),
    row({
      InstanceId: 'i-bp1noregion00000000q',
      InstanceName: 'no region',
      noRegion: true,
      trap: false,
    }),
    row({
      InstanceId: 'i-bp1textonly00000000q',
      InstanceName: 'no link',
      plain: true,
      trap: false,
    }),
    row({
      InstanceId: 'i-bp1twoids00000000000',
      InstanceName: 'iZbp1twoids00000000000Z',
      copy: 'i-bp1copyh2ty6wuk3z0n7',
      trap: false,
    }),
  ];
}
