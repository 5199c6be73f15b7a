import { expect, test } from 'vitest';
import { initialsOf, readingsOf } from '../../../../lib/instances/search/pinyin.ts';

test.each([
  ['数据库', 'shujuku'],
  ['缓存', 'huancun'],
  ['网关', 'wangguan'],
  ['测试机', 'ceshiji'],
  ['生产', 'shengchan'],
  ['预发', 'yufa'],
  ['阿里云', 'aliyun'],
  ['消息队列', 'xiaoxiduilie'],
  ['订单服务', 'dingdanfuwu'],
  ['日志', 'rizhi'],
  ['监控', 'jiankong'],
  ['办公室', 'bangongshi'],
  ['绿色', 'lvse'],
  ['策略', 'celue'],
  ['資料庫', 'ziliaoku'],
])('%s is read %s', (text, pinyin) => {
  expect(readingsOf(text).map((reading) => reading.join(''))).toContain(pinyin);
});

test.each([
  ['长沙', 'changsha'],
  ['重庆', 'chongqing'],
  ['银行', 'yinhang'],
  ['调度', 'diaodu'],
  ['弹性', 'tanxing'],
  ['厦门', 'xiamen'],
  ['会计', 'kuaiji'],
])('the less likely reading of %s is known as well: %s', (text, pinyin) => {
  expect(readingsOf(text).map((reading) => reading.join(''))).toContain(pinyin);
});

test('what is no Chinese character stays as it is, in lower case', () => {
  expect(readingsOf('DB-数据-01')).toEqual([['d', 'b', '-', 'shu', 'ju', '-', '0', '1']]);
});

test('initials leave one place for each character', () => {
  const [reading = []] = readingsOf('数据库-Z');
  expect(initialsOf('数据库-Z', reading).join('')).toBe('sjk-z');
});

test('a text without Chinese characters has no readings', () => {
  expect(readingsOf('web-prod')).toEqual([]);
});

test('many characters with two readings each stay within bounds', () => {
  expect(readingsOf('长重行调都会传单'.repeat(4)).length).toBe(8);
});
