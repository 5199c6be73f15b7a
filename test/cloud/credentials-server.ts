import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Identities } from './api/identities.ts';
import { toTriple } from './api/triple.ts';
import { ROLE } from './world.ts';

/** The path is the token of the person's own server: who does not know it gets nothing. */
export const CREDENTIALS_URI = 'https://credentials.example/LocalCloudTokenOfTheUri1';

const SESSION_MS = 3_600_000;

/** Somebody's own server, which hands out temporary credentials (a credentials URI). */
export function createCredentialsServer(identities: Identities, now: () => number) {
  return {
    handle(request: IncomingMessage, response: ServerResponse): void {
      if (request.url !== new URL(CREDENTIALS_URI).pathname) {
        response.writeHead(404).end();
        return;
      }
      const session = identities.openSession(ROLE, 'credentials-uri', now() + SESSION_MS);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ Code: 'Success', ...toTriple(session) }));
    },
  };
}
