/** Rows that look like instances and are none, and instances that are hard to read. */
export function addTraps(records, regionId) {
  const trap = (fields) => ({
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
    trap({
      InstanceId: 'eni-bp1ty6wuk3z0n7qae9md',
      InstanceName: 'network interface',
      plain: true,
    }),
    trap({ InstanceId: 'eci-bp1h2ty6wuk3z0n7qae9', InstanceName: 'container group' }),
    trap({ InstanceId: 'mi-bp1h2ty6wuk3z0n7qae9m', InstanceName: 'managed instance', plain: true }),
    trap({ InstanceId: 'hpi-bp1h2ty6wuk3z0n7qae9', InstanceName: 'physical host' }),
    trap({ InstanceId: 'iZbp1h2ty6wuk3z0n7qae9Z', InstanceName: 'host name', plain: true }),
    trap({
      InstanceId: 'i-bp1h2ty6wuk3…',
      InstanceName: 'cut short',
      plain: true,
      truncated: true,
    }),
    trap({
      InstanceId: '-',
      InstanceName: 'id in a title and a copy button',
      plain: true,
      copy: 'i-bp1copyh2ty6wuk3z0n7',
    }),
    trap({
      InstanceId: 'i-bp1noregion00000000q',
      InstanceName: 'no region',
      noRegion: true,
      trap: false,
    }),
    trap({
      InstanceId: 'i-bp1textonly00000000q',
      InstanceName: 'no link',
      plain: true,
      trap: false,
    }),
    trap({
      InstanceId: 'i-bp1twoids000000000000q'.slice(0, 22),
      InstanceName: 'iZbp1twoids00000000000Z',
      copy: 'i-bp1copyh2ty6wuk3z0n7',
      trap: false,
    }),
  ];
}
