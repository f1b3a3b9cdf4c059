// A real OpenID provider, for the tests only: node provider.mjs '<settings as JSON>'.
// Whoever is named in the form "login" is signed in, with the assurance named in "acr".
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

import Provider from 'oidc-provider';

const settings = JSON.parse(process.argv[2]);
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = { ...privateKey.export({ format: 'jwk' }), kid: 'provider', use: 'sig', alg: 'ES256' };
const levels = ['low', 'substantial', 'high'].map((each) => `http://eidas.europa.eu/LoA/${each}`);

const provider = new Provider(settings.issuer, {
  acrValues: levels,
  claims: { acr: null, auth_time: null, iss: null, openid: ['sub'], sid: null },
  clients: [settings.client],
  cookies: { keys: ['made up'] },
  features: {
    backchannelLogout: { enabled: true },
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = `<body onload="document.forms[0].submit()">${form}</body>`;
      },
    },
  },
  // It would not speak to a loopback address, where the pages of the tests are.
  fetch: (url, { dispatcher: _, ...options }) => globalThis.fetch(url, options),
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  jwks: { keys: [key] },
  pkce: { required: () => true },
});

async function readForm(request) {
  let body = '';
  for await (const part of request) body += part;
  return new URLSearchParams(body);
}

async function consent(details) {
  const { accountId } = details.session;
  const grant = new provider.Grant({ accountId, clientId: details.params.client_id });
  grant.addOIDCScope('openid');
  return { consent: { grantId: await grant.save() } };
}

async function interact(request, response) {
  const details = await provider.interactionDetails(request, response);
  const merge = { mergeWithLastSubmission: true };
  if (details.prompt.name === 'consent') {
    await provider.interactionFinished(request, response, await consent(details), merge);
  } else if (request.method === 'POST') {
    const form = await readForm(request);
    const login = { accountId: form.get('login'), acr: form.get('acr') };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  } else {
    response.setHeader('content-type', 'text/html');
    response.end('<form method="post"><input name="login"><input name="acr"><button>Sign in</button></form>');
  }
}

const answer = provider.callback();
createServer((request, response) => {
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  return interact(request, response).catch((error) => {
    response.statusCode = 400;
    response.end(error.message);
  });
}).listen(Number(new URL(settings.issuer).port), '127.0.0.1', () => console.log('listening'));
