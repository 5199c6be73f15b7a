export interface Region {
  id: string;
  en: string;
  zh: string;
  /** The host of the region's ECS, where it is not the one that the endpoint rule gives. */
  ecs?: string;
  /** The same for STS. Regions without an STS of their own use the central one. */
  sts?: string;
  /** Alibaba has shut the region down: don't offer it, but show what it was called. */
  closed?: true;
}

/**
 * The public regions, as Alibaba's own CLI knows them (aliyun/aliyun-openapi-meta@2563691,
 * products.json, English and Chinese). A region that is missing here works all the same, by the
 * endpoint rule.
 */
export const REGIONS: readonly Region[] = [
  { id: 'ap-northeast-1', en: 'Japan (Tokyo)', zh: '日本（东京）' },
  { id: 'ap-northeast-2', en: 'South Korea (Seoul)', zh: '韩国（首尔）' },
  {
    id: 'ap-south-1',
    en: 'India (Mumbai)',
    zh: '印度（孟买）',
    sts: 'sts.aliyuncs.com',
    closed: true,
  },
  { id: 'ap-southeast-1', en: 'Singapore', zh: '新加坡' },
  {
    id: 'ap-southeast-2',
    en: 'Australia (Sydney)',
    zh: '澳大利亚（悉尼）',
    sts: 'sts.aliyuncs.com',
    closed: true,
  },
  { id: 'ap-southeast-3', en: 'Malaysia (Kuala Lumpur)', zh: '马来西亚（吉隆坡）' },
  { id: 'ap-southeast-5', en: 'Indonesia (Jakarta)', zh: '印度尼西亚（雅加达）' },
  {
    id: 'ap-southeast-6',
    en: 'Philippines (Manila)',
    zh: '菲律宾（马尼拉）',
    sts: 'sts.aliyuncs.com',
  },
  { id: 'ap-southeast-7', en: 'Thailand (Bangkok)', zh: '泰国（曼谷）' },
  { id: 'cn-beijing', en: 'China (Beijing)', zh: '华北2（北京）' },
  { id: 'cn-beijing-finance-1', en: 'China North 2 Finance (Preview)', zh: '华北2 金融云（邀测）' },
  { id: 'cn-chengdu', en: 'China (Chengdu)', zh: '西南1（成都）' },
  { id: 'cn-fuzhou', en: 'China (Fuzhou - Local Region)', zh: '华东6（福州-本地地域）' },
  { id: 'cn-guangzhou', en: 'China (Guangzhou)', zh: '华南3（广州）' },
  { id: 'cn-hangzhou', en: 'China (Hangzhou)', zh: '华东1（杭州）' },
  {
    id: 'cn-hangzhou-finance',
    en: 'China East 1 Finance',
    zh: '华东1 金融云',
    ecs: 'ecs.aliyuncs.com',
    sts: 'sts.aliyuncs.com',
  },
  { id: 'cn-heyuan', en: 'China (Heyuan)', zh: '华南2（河源）' },
  {
    id: 'cn-heyuan-acdr-1',
    en: 'Heyuan ACDR Auto',
    zh: '河源专属云汽车合规',
    sts: 'sts.aliyuncs.com',
  },
  { id: 'cn-hongkong', en: 'China (Hong Kong)', zh: '中国香港' },
  { id: 'cn-huhehaote', en: 'China (Hohhot)', zh: '华北5（呼和浩特）' },
  { id: 'cn-nanjing', en: 'China (Nanjing - Local Region)', zh: '华东5（南京-本地地域）' },
  { id: 'cn-qingdao', en: 'China (Qingdao)', zh: '华北1（青岛）' },
  { id: 'cn-shanghai', en: 'China (Shanghai)', zh: '华东2（上海）' },
  { id: 'cn-shanghai-finance-1', en: 'China East 2 Finance', zh: '华东2 金融云' },
  { id: 'cn-shenzhen', en: 'China (Shenzhen)', zh: '华南1（深圳）' },
  {
    id: 'cn-shenzhen-finance-1',
    en: 'China South 1 Finance',
    zh: '华南1 金融云',
    sts: 'sts.aliyuncs.com',
  },
  { id: 'cn-wuhan-lr', en: 'China (Wuhan - Local Region)', zh: '华中1（武汉-本地地域）' },
  { id: 'cn-wulanchabu', en: 'China (Ulanqab)', zh: '华北6（乌兰察布）' },
  { id: 'cn-zhangjiakou', en: 'China (Zhangjiakou)', zh: '华北3（张家口）' },
  {
    id: 'cn-zhengzhou-jva',
    en: 'Zhengzhou (China Unicom Joint Venture)',
    zh: '郑州（联通合营）',
    sts: 'sts.aliyuncs.com',
  },
  { id: 'cn-zhongwei', en: 'China (Zhongwei)', zh: '西北2（中卫）', sts: 'sts.aliyuncs.com' },
  { id: 'eu-central-1', en: 'Germany (Frankfurt)', zh: '德国（法兰克福）' },
  { id: 'eu-west-1', en: 'UK (London)', zh: '英国（伦敦）' },
  { id: 'me-central-1', en: 'Saudi Arabia (Riyadh)', zh: '沙特（利雅得）' },
  { id: 'me-east-1', en: 'UAE (Dubai)', zh: '阿联酋（迪拜）' },
  { id: 'na-south-1', en: 'Mexico', zh: '墨西哥' },
  { id: 'us-east-1', en: 'US (Virginia)', zh: '美国（弗吉尼亚）' },
  { id: 'us-southeast-1', en: 'US (Atlanta)', zh: '美国（亚特兰大）', sts: 'sts.aliyuncs.com' },
  { id: 'us-west-1', en: 'US (Silicon Valley)', zh: '美国（硅谷）' },
];
