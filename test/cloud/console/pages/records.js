/** The instances of a region, from the console's own list call. */
export async function loadRecords(regionId, count) {
  const response = await fetch(`/instance/instance/list.json?regionId=${regionId}`);
  const { data } = await response.json();
  return pad(data.Instances.Instance, regionId, count);
}

/** Makes instances up until there are `count`; the same call gives the same ones. */
function pad(records, regionId, count) {
  const padded = records.slice(0, count || records.length);
  for (let index = padded.length; index < count; index += 1) {
    const digits = String(index).padStart(17, '0');
    padded.push({
      InstanceId: `i-bp1${digits}`,
      InstanceName: `paper-${index}`,
      RegionId: regionId,
      ZoneId: `${regionId}-b`,
      Status: index % 5 === 4 ? 'Stopped' : 'Running',
      OSType: 'linux',
      InstanceType: 'ecs.g8i.large',
      PublicIp: `47.98.${Math.floor(index / 200)}.${(index % 200) + 1}`,
      PrivateIp: `192.168.${Math.floor(index / 200)}.${(index % 200) + 1}`,
    });
  }
  return padded;
}
