import { expect, test } from 'vitest';
import { looksSecret } from '../../../../lib/profiles/import/looks-secret.ts';

test.each([
  ['x9Kq2Lm7Zt4Vb1Nc8Rd5Wf3Hg6Jp0S', true],
  ['prod x9Kq2Lm7Zt4Vb1Nc8Rd5Wf3Hg6Jp0S', true],
  ['CAISeAJ1q6Ft5B2yfSjIr5fkIPvyWQ/sQFv0', true],
  ['', false],
  ['生产环境', false],
  ['ProductionShanghaiAccount01', false],
  ['production-shanghai-account-of-the-whole-team', false],
  ['1234567890123456789012345678', false],
  ['0d8f3c1e-5b7a-4f6e-9c2d-1a3b5c7d9e0f', false],
])('%j: %s', (text, looks) => {
  expect(looksSecret(text)).toBe(looks);
});
