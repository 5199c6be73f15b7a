export interface Region {
  regionId: string;
  zh: string;
  en: string;
  /** The host that `DescribeRegions` names for it. */
  endpoint: string;
}

/** The public regions that are open in 2026, as Alibaba's own metadata (aliyun-openapi-meta) names them. */
const NAMES: [regionId: string, zh: string, en: string][] = [
  ['ap-northeast-1', '日本（东京）', 'Japan (Tokyo)'],
  ['ap-northeast-2', '韩国（首尔）', 'South Korea (Seoul)'],
  ['ap-southeast-1', '新加坡', 'Singapore'],
  ['ap-southeast-3', '马来西亚（吉隆坡）', 'Malaysia (Kuala Lumpur)'],
  ['ap-southeast-5', '印度尼西亚（雅加达）', 'Indonesia (Jakarta)'],
  ['ap-southeast-6', '菲律宾（马尼拉）', 'Philippines (Manila)'],
  ['ap-southeast-7', '泰国（曼谷）', 'Thailand (Bangkok)'],
  ['cn-beijing', '华北2（北京）', 'China (Beijing)'],
  ['cn-beijing-finance-1', '华北2 金融云（邀测）', 'China North 2 Finance (Preview)'],
  ['cn-chengdu', '西南1（成都）', 'China (Chengdu)'],
  ['cn-fuzhou', '华东6（福州-本地地域）', 'China (Fuzhou - Local Region)'],
  ['cn-guangzhou', '华南3（广州）', 'China (Guangzhou)'],
  ['cn-hangzhou', '华东1（杭州）', 'China (Hangzhou)'],
  ['cn-hangzhou-finance', '华东1 金融云', 'China East 1 Finance'],
  ['cn-heyuan', '华南2（河源）', 'China (Heyuan)'],
  ['cn-heyuan-acdr-1', '河源专属云汽车合规', 'Heyuan ACDR Auto'],
  ['cn-hongkong', '中国香港', 'China (Hong Kong)'],
  ['cn-huhehaote', '华北5（呼和浩特）', 'China (Hohhot)'],
  ['cn-nanjing', '华东5（南京-本地地域）', 'China (Nanjing - Local Region)'],
  ['cn-qingdao', '华北1（青岛）', 'China (Qingdao)'],
  ['cn-shanghai', '华东2（上海）', 'China (Shanghai)'],
  ['cn-shanghai-finance-1', '华东2 金融云', 'China East 2 Finance'],
  ['cn-shenzhen', '华南1（深圳）', 'China (Shenzhen)'],
  ['cn-shenzhen-finance-1', '华南1 金融云', 'China South 1 Finance'],
  ['cn-wuhan-lr', '华中1（武汉-本地地域）', 'China (Wuhan - Local Region)'],
  ['cn-wulanchabu', '华北6（乌兰察布）', 'China (Ulanqab)'],
  ['cn-zhangjiakou', '华北3（张家口）', 'China (Zhangjiakou)'],
  ['cn-zhengzhou-jva', '郑州（联通合营）', 'Zhengzhou (China Unicom Joint Venture)'],
  ['cn-zhongwei', '西北2（中卫）', 'China (Zhongwei)'],
  ['eu-central-1', '德国（法兰克福）', 'Germany (Frankfurt)'],
  ['eu-west-1', '英国（伦敦）', 'UK (London)'],
  ['me-central-1', '沙特（利雅得）', 'Saudi Arabia (Riyadh)'],
  ['me-east-1', '阿联酋（迪拜）', 'UAE (Dubai)'],
  ['na-south-1', '墨西哥', 'Mexico'],
  ['us-east-1', '美国（弗吉尼亚）', 'US (Virginia)'],
  ['us-southeast-1', '美国（亚特兰大）', 'US (Atlanta)'],
  ['us-west-1', '美国（硅谷）', 'US (Silicon Valley)'],
];

/** Served by the central host, says the same metadata. */
const CENTRAL = new Set(['cn-hangzhou-finance']);

export const REGIONS: readonly Region[] = NAMES.map(([regionId, zh, en]) => ({
  regionId,
  zh,
  en,
  endpoint: CENTRAL.has(regionId) ? 'ecs.aliyuncs.com' : `ecs.${regionId}.aliyuncs.com`,
}));

const IDS = new Set(REGIONS.map((region) => region.regionId));

export function isRegion(regionId: string): boolean {
  return IDS.has(regionId);
}
