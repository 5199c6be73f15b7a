import { expect, test } from 'vitest';
import { actorOf, shortenKeyId } from '../../../components/options/identity.ts';

test.each([
  ['RAMUser', 'acs:ram::123:user/ops', 'user/ops'],
  ['AssumedRoleUser', 'acs:ram::123:assumed-role/reader/session', 'assumed-role/reader/session'],
  ['Account', 'acs:ram::123:root', undefined],
])('%s %s acts as %s', (identityType, arn, actor) => {
  expect(actorOf({ accountId: '123', arn, identityType })).toBe(actor);
});

test.each([
  ['LTAI5tExampleKey9XyZ', 'LTAI5t…9XyZ'],
  ['short', 'short'],
])('the AccessKey ID %s is shown as %s', (id, shown) => {
  expect(shortenKeyId(id)).toBe(shown);
});
