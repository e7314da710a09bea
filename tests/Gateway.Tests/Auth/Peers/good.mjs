// Tokens that must be taken, with the viewer that each must give. They come from jose and from oauth2-mock-server.
import { keys } from './keys.mjs';

const viewer = (id, more = {}) => ({ id, email: null, roles: [], permissions: [], isAdmin: false, ...more });

export async function goodTokens({ jose, issuer, mock }) {
  const now = Math.floor(Date.now() / 1000);
  const base = { iss: issuer, aud: 'graph', token_use: 'access', exp: now + 600, iat: now };
  const make = (name, algorithm, key, claims, expected, header = {}) =>
    new jose.SignJWT({ ...base, ...claims })
      .setProtectedHeader({ alg: algorithm, kid: key, typ: 'JWT', ...header })
      .sign(keys[key].privateKey)
      .then(token => ({ name, token, viewer: expected }));

  const algorithms = [
    ['RS256', 'rsa'], ['RS384', 'rsa'], ['RS512', 'rsa'], ['PS256', 'rsa'], ['PS384', 'rsa'], ['PS512', 'rsa'],
    ['ES256', 'p256'], ['ES384', 'p384'], ['RS256', 'rsa-for-RS256'],
  ];
  return [
    ...await Promise.all(algorithms.map(([algorithm, key]) =>
      make(`${algorithm} by ${key}`, algorithm, key, { sub: `${algorithm}-${key}` }, viewer(`${algorithm}-${key}`)))),
    await make('everything', 'ES256', 'p256', {
      sub: 'alice', email: 'alice@example.org', email_verified: true, 'cognito:groups': ['coach', 'admin'], roles: 'user',
      permissions: ['orders:write'], scope: 'orders:read openid', jti: '1', nested: { a: [{ sub: 'x' }, { sub: 'y' }] },
    }, viewer('alice', {
      email: 'alice@example.org', roles: ['admin', 'coach', 'user'], permissions: ['openid', 'orders:read', 'orders:write'],
      isAdmin: true,
    })),
    await make('audience among several', 'RS256', 'rsa', { sub: 'bob', aud: ['other', 'graph'] }, viewer('bob')),
    await make('client_id of an access token without audience', 'RS256', 'rsa',
      { sub: 'carol', aud: undefined, client_id: 'graph' }, viewer('carol')),
    await make('id token', 'RS256', 'rsa', { sub: 'dave', token_use: 'id', email: 'dave@example.org' },
      viewer('dave', { email: 'dave@example.org' })),
    await make('e-mail that is not verified', 'RS256', 'rsa',
      { sub: 'erin', email: 'erin@example.org', email_verified: false }, viewer('erin')),
    await make('RFC 9068 type', 'RS256', 'rsa', { sub: 'frank' }, viewer('frank'), { typ: 'application/AT+JWT' }),
    await make('no type', 'RS256', 'rsa', { sub: 'grace' }, viewer('grace'), { typ: undefined }),
    await make('expired less than the skew ago', 'RS256', 'rsa', { sub: 'heidi', exp: now - 5 }, viewer('heidi')),
    await make('fractions of seconds', 'RS256', 'rsa',
      { sub: 'ivan', exp: now + 600.5, nbf: now - 0.25, iat: now - 0.25 }, viewer('ivan')),
    await make('subject in another script', 'RS256', 'rsa', { sub: 'Zoë 🦊' }, viewer('Zoë 🦊')),
    { name: 'id token of oauth2-mock-server over its token endpoint', token: await mockToken(mock), viewer: viewer('mock|johndoe') },
    {
      name: 'access token of oauth2-mock-server',
      token: await mock.issuer.buildToken({
        scopesOrTransform: (header, payload) => Object.assign(payload, { sub: 'judy', aud: 'graph-mock', scope: 'orders:read' }),
      }),
      viewer: viewer('mock|judy', { permissions: ['orders:read'] }),
    },
  ];
}

async function mockToken(mock) {
  const response = await fetch(`${mock.issuer.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: 'johndoe', password: 'x', client_id: 'graph-mock', scope: 'openid' }),
  });
  return (await response.json()).id_token;
}
