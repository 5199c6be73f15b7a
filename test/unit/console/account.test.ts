// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { readAccount } from '../../../lib/console/account.ts';

const ACCOUNT = '1234567890123456';
const OTHER = '2234567890123456';

beforeEach(() => {
  document.documentElement.innerHTML = '<head></head><body></body>';
});

function addScript(text: string): void {
  const script = document.createElement('script');
  // Not to be run: only its text is read.
  script.type = 'text/plain';
  script.textContent = text;
  document.head.append(script);
}

test.each([
  [
    'JSON',
    `window.ALIYUN_CONSOLE_CONFIG = {"MAIN_ACCOUNT_PK":"${ACCOUNT}","CURRENT_PK":"${OTHER}"}`,
  ],
  ['a script', `ALIYUN_CONSOLE_CONFIG = { MAIN_ACCOUNT_PK: '${ACCOUNT}', CURRENT_PK: '${OTHER}' }`],
  ['JSON inside a string', `JSON.parse("{\\"MAIN_ACCOUNT_PK\\":\\"${ACCOUNT}\\"}")`],
  ["the ECS console's older global", `ALIYUN_ECS_CONSOLE_CONFIG = {MASTER_PK: "${ACCOUNT}"}`],
  ['the account itself, signed in', `{"CURRENT_PK":"${ACCOUNT}","ACCOUNT_TYPE":"main"}`],
])('the account is read from %s', (_form, text) => {
  addScript(text);
  expect(readAccount(document)).toBe(ACCOUNT);
});

test.each([
  ["a RAM user's own number", `{"CURRENT_PK":"${ACCOUNT}","ACCOUNT_TYPE":"sub"}`],
  ['an empty field', '{"MAIN_ACCOUNT_PK":""}'],
  ['a number that is too long', '{"MAIN_ACCOUNT_PK":"123456789012345678901"}'],
])('nobody is named by %s', (_form, text) => {
  addScript(text);
  expect(readAccount(document)).toBeUndefined();
});

test('two scripts that contradict each other name nobody', () => {
  addScript(`{"MAIN_ACCOUNT_PK":"${ACCOUNT}"}`);
  addScript(`{"MAIN_ACCOUNT_PK":"${OTHER}"}`);
  expect(readAccount(document)).toBeUndefined();
});

test.each(['账号ID：', '帳號 ID: ', 'Account ID: '])(
  "without a script, the account's menu is read: %s",
  (label) => {
    document.body.innerHTML = `<header><div>${label}${ACCOUNT}</div></header><p>Account ID ${OTHER}</p>`;
    expect(readAccount(document)).toBe(ACCOUNT);
  },
);
