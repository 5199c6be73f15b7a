import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideSecrets } from '../../../../lib/vnc/diagnosis/hide.ts';
import type { Outcome } from '../../../../lib/vnc/diagnosis/outcome.ts';
import { type ReportParts, reportText } from '../../../../lib/vnc/diagnosis/report.ts';
import { decodeVncUrl } from '../../../../lib/vnc/vnc-url.ts';

const TOKEN = 'NXN65J/9fQ+81BXkP0a7bRtz5EJw2hC4mYd8uLq3oVs6iGxTn1cFKpDZeWAMvBrSl';
const TICKET = decodeVncUrl(
  encodeURIComponent(`wss://hz01-vncproxy.aliyun.com/websockify/?s=${encodeURIComponent(TOKEN)}`),
);
const INSTANCE = 'i-bp1a2b3c4d5e6f7g8h9i';
const ACCOUNT = '1234567890123456';
const SECRETS = {
  'AccessKey secret': 'LocalCloudSecretOfTheFullKey01',
  'AccessKey ID': 'LTAI5tLocalCloudFull0001',
  'temporary key': 'STS.NUgYrLnoC37mZZCNnAbez0000',
  token: TOKEN,
  'escaped token': encodeURIComponent(TOKEN),
  ticket: TICKET,
  'encoded VncUrl': encodeURIComponent(TICKET),
  'account id': ACCOUNT,
  'instance id': INSTANCE,
  "another's instance id": 'i-zzz9y8x7w6v5u4t3s2r1',
};

const parts = (outcome: Outcome): ReportParts => ({
  at: Date.UTC(2026, 10, 24, 10, 0, 0),
  extensionVersion: '0.1.0',
  browser: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0',
  regionId: 'cn-hangzhou',
  instanceId: INSTANCE,
  accountId: ACCOUNT,
  steps: [
    { id: 'network', outcome: { state: 'ok' } },
    { id: 'screen', outcome },
    { id: 'keys', outcome: { state: 'ok', note: 'keys-extended' } },
    { id: 'ping', outcome: { state: 'skipped', why: 'not-allowed' } },
    { id: 'more', outcome: undefined },
  ],
  unknownLists: [{ path: 'main > div.list > table', tables: 1, rows: 9, heads: 5, links: 9 }],
  secrets: [TICKET, TOKEN, encodeURIComponent(TOKEN)],
});

test('a report says what was found, in English and without whole ids', () => {
  const problem = { kind: 'connection-refused', host: 'hz01-vncproxy.aliyun.com' } as const;
  expect(reportText(parts({ state: 'failed', problem, value: 'close 1006' }))).toBe(
    `Quick VNC diagnosis
date       2026-11-24T10:00:00.000Z
extension  0.1.0
browser    Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0
account    1234…3456
instance   i-bp…8h9i in cn-hangzhou

network  ok
screen   FAILED   connection-refused, hz01-vncproxy.aliyun.com, close 1006
keys     ok       QEMU extended key events
ping     skipped  the permission was not given
more     -

Unrecognised lists in the console
main > div.list > table: 1 tables, 9 rows, 5 heads, 9 links`,
  );
});

const padding = fc.string({
  maxLength: 30,
  unit: fc.constantFrom(...' .,:;"\'<>()[]|\n\u2028中é'),
});

test.each(Object.entries(SECRETS))(
  'no %s is in it, whatever a server says around it',
  (_what, secret) => {
    fc.assert(
      fc.property(padding, padding, (before, after) => {
        const said = `${before}${secret}${after}`;
        const problem = { kind: 'security-failed', host: said, reason: said } as const;
        const texts = [
          reportText(parts({ state: 'failed', problem, value: said })),
          reportText(parts({ state: 'ok', value: said })),
        ];
        for (const text of texts) expect(text).not.toContain(secret);
      }),
    );
  },
);

test('a token is not in it, even cut out of its surroundings by other letters', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (before, after) => {
      const said = `${before}${TOKEN}${after}`;
      expect(reportText(parts({ state: 'ok', value: said }))).not.toContain(TOKEN.slice(0, 20));
    }),
  );
});

test('what a server says makes no line of its own, and no long one', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000, unit: 'binary' }), (said) => {
      const lines = reportText(parts({ state: 'ok', value: said })).split('\n');
      expect(lines).toHaveLength(15);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(400);
    }),
  );
});

test('ordinary words stay as they are', () => {
  const text =
    'no-permission, Forbidden.RAM, DescribeInstanceVncUrl, cn-hangzhou-vncproxy.aliyun.com, ' +
    'request 473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E, "Failed to license verification."';
  expect(hideSecrets(text, [], [])).toBe(text);
});
