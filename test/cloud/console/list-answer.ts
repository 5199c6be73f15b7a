import type { CloudInstance } from '../types.ts';

/** What the console's own list call answers, in its shape (`/instance/instance/list.json`). */
export function listAnswer(instances: CloudInstance[]): string {
  return JSON.stringify({
    code: '200',
    successResponse: true,
    data: {
      TotalCount: instances.length,
      PageNumber: 1,
      PageSize: 100,
      Instances: { Instance: instances.map(describe) },
    },
  });
}

function describe(instance: CloudInstance, index: number) {
  const { instanceId, name, regionId, osType, osName, guest, paperState } = instance;
  return {
    InstanceId: instanceId,
    InstanceName: name,
    RegionId: regionId,
    ZoneId: `${regionId}-b`,
    Status: guest?.state() ?? paperState,
    OSType: osType,
    OSName: osName,
    InstanceType: 'ecs.g8i.large',
    PublicIp: `47.98.12.${index + 10}`,
    PrivateIp: `192.168.0.${index + 10}`,
  };
}
