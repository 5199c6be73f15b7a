import { expect, test } from 'vitest';
import { answerChallenge } from './vnc-authentication.ts';

// Published DES vectors (plain text, cipher text), with the bits of each key byte reversed as VNC
// wants them.
test.each([
  // NBS Special Publication 500-20, variable plain text, key 0101010101010101
  ['8080808080808080', '8000000000000000', '95f8a5e5dd31d900'],
  // FIPS 81, the ECB example, key 0123456789abcdef
  ['80c4a2e691d5b3f7', '4e6f772069732074', '3fa40e8a984d4815'],
])('the password bytes %s answer %s with %s', (passwordHex, half, expected) => {
  const password = Buffer.from(passwordHex, 'hex').toString('latin1');
  const challenge = Buffer.from(half + half, 'hex');
  expect(answerChallenge(challenge, password).toString('hex')).toBe(expected + expected);
});

test('only the first eight characters of a password count', () => {
  const challenge = Buffer.alloc(16, 7);
  expect(answerChallenge(challenge, 'secret12')).toEqual(answerChallenge(challenge, 'secret123'));
  expect(answerChallenge(challenge, 'secret12')).not.toEqual(answerChallenge(challenge, 'secret1'));
});
