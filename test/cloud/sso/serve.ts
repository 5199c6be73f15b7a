import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Identities } from '../api/identities.ts';
import { toTriple } from '../api/triple.ts';
import { ACCOUNT, ROLE } from '../world.ts';
import { confirmationPage } from './confirmation-page.ts';

/** The one that CloudSSO knows: the aliyun CLI's. */
export const CLIENT_ID = 'app-vaz16tltdxs96audqf35';

/** What can be chosen after a sign-in. */
export const CONFIGURATION = { id: 'ac-00localcloud0000001', name: 'QuickVnc' };

const SESSION_MS = 3_600_000;
const TOKEN_SECONDS = 28_800;

interface Device {
  userCode: string;
  challenge: string;
  confirmed: boolean;
}

interface SsoDeps {
  identities: Identities;
  now: () => number;
}

type Answer = { status: number; body: unknown };

const ok = (body: object): Answer => ({ status: 200, body });
const refuse = (status: number, ErrorCode: string): Answer => ({
  status,
  body: { ErrorCode, ErrorMessage: `${ErrorCode}.`, RequestId: 'local-cloud' },
});

/** CloudSSO's sign-in host: the device flow, and what follows it. */
export function createSso({ identities, now }: SsoDeps) {
  const devices = new Map<string, Device>();
  const tokens = new Set<string>();

  function startDevice(body: Record<string, unknown>, host: string): Answer {
    const { CodeChallenge, ClientId, CodeChallengeMethod } = body;
    if (ClientId !== CLIENT_ID) return refuse(400, 'InvalidClient');
    if (typeof CodeChallenge !== 'string' || CodeChallengeMethod !== 'S256') {
      return refuse(400, 'InvalidParameter');
    }
    const deviceCode = randomBytes(24).toString('base64url');
    const userCode = randomBytes(4).toString('hex').toUpperCase();
    devices.set(deviceCode, { userCode, challenge: CodeChallenge, confirmed: false });
    const uri = `https://${host}/device`;
    return ok({
      DeviceCode: deviceCode,
      UserCode: userCode,
      VerificationUri: uri,
      VerificationUriComplete: `${uri}?user_code=${userCode}`,
      Interval: 1,
    });
  }

  function giveToken({ DeviceCode, CodeVerifier }: Record<string, unknown>): Answer {
    const device = devices.get(String(DeviceCode));
    const hash = createHash('sha256').update(String(CodeVerifier)).digest('base64url');
    if (!device || device.challenge !== hash) return refuse(400, 'InvalidDeviceCodeError');
    if (!device.confirmed) return refuse(400, 'AuthorizationPending');
    devices.delete(String(DeviceCode));
    const token = randomBytes(24).toString('base64url');
    tokens.add(token);
    return ok({ AccessToken: token, TokenType: 'Bearer', ExpiresIn: TOKEN_SECONDS });
  }

  function giveCredentials({ AccountId, AccessConfigurationId }: Record<string, unknown>): Answer {
    if (AccountId !== ACCOUNT || AccessConfigurationId !== CONFIGURATION.id) {
      return refuse(404, 'EntityNotExists.AccessAssignment');
    }
    const session = identities.openSession(ROLE, 'cloud-sso', now() + SESSION_MS);
    return ok({ CloudCredential: toTriple(session) });
  }

  /** What a token is needed for. */
  function withToken(path: string, body: Record<string, unknown>): Answer {
    switch (path) {
      case '/access-assignments/accounts':
        return ok({ Accounts: [{ AccountId: ACCOUNT, DisplayName: 'Local' }], IsTruncated: false });
      case '/access-assignments/access-configurations':
        return ok({
          AccessConfigurationsForAccount: [
            {
              AccessConfigurationId: CONFIGURATION.id,
              AccessConfigurationName: CONFIGURATION.name,
            },
          ],
          IsTruncated: false,
        });
      case '/cloud-credentials':
        return giveCredentials(body);
      default:
        return refuse(404, 'NotFound');
    }
  }

  function confirm(userCode: string | null): string {
    const device = [...devices.values()].find((one) => one.userCode === userCode);
    if (device) device.confirmed = true;
    return confirmationPage(userCode ?? '', device !== undefined);
  }

  async function answer(request: IncomingMessage, url: URL): Promise<Answer> {
    const body = request.method === 'POST' ? await json(request) : {};
    const fields = body as Record<string, unknown>;
    if (url.pathname === '/device-authorization') return startDevice(fields, url.host);
    if (url.pathname === '/token') return giveToken(fields);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !tokens.has(token)) return refuse(401, 'InvalidAccessToken');
    return withToken(url.pathname, fields);
  }

  return {
    async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
      const userCode = url.searchParams.get('user_code');
      if (url.pathname === '/device') {
        response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' });
        response.end(
          request.method === 'POST' ? confirm(userCode) : confirmationPage(userCode ?? ''),
        );
        return;
      }
      const { status, body } = await answer(request, url);
      response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' });
      response.end(JSON.stringify(body));
    },
  };
}
