// Tokens that must be refused, by name. Each breaks one thing of a token that would be taken.
import { keys, encode, signature, token } from './keys.mjs';

const repeat = (text, times) => text.repeat(times);
const nest = depth => `${repeat('{"a":', depth)}1${repeat('}', depth)}`;

export async function badTokens({ jose, issuer, mock }) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, sub: 'mallory', aud: 'graph', token_use: 'access', exp: now + 600, iat: now };
  const header = { alg: 'RS256', kid: 'rsa', typ: 'JWT' };
  const rsa = keys.rsa.privateKey;
  const publicKey = keys.rsa.publicKey;

  const good = token(header, claims, 'RS256', rsa);
  const [head, body, end] = good.split('.');
  const withHeader = more => token({ ...header, ...more }, claims, 'RS256', rsa);
  const withClaims = more => token(header, { ...claims, ...more }, 'RS256', rsa);
  const withPayload = text => token(header, text, 'RS256', rsa);
  const withHeaderText = text => token(text, claims, 'RS256', rsa);
  const without = name => withClaims({ [name]: undefined });
  const by = (key, alg, more) => token({ alg, kid: key, ...more }, claims, alg, keys[key].privateKey);
  const hmac = secret => token({ ...header, alg: 'HS256' }, claims, 'HS256', secret);
  const zeros = (alg, kid, length) => `${encode({ alg, kid })}.${body}.${encode(Buffer.alloc(length))}`;
  const raw = (name, value) => withPayload(`${JSON.stringify({ ...claims, [name]: undefined }).slice(0, -1)},"${name}":${value}}`);
  const swap = (text, at) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  const cut = (text, length) =>
    `${text.slice(0, text.lastIndexOf('.'))}.${encode(Buffer.from(text.split('.')[2], 'base64url').subarray(0, length))}`;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const stray = text => text.slice(0, -1) + alphabet[alphabet.indexOf(text.at(-1)) + 1];
  const es = token({ alg: 'ES256', kid: 'p256' }, claims, 'ES256', keys.p256.privateKey);

  return {
    // Algorithms
    'HS256 with the public key in PEM as secret': hmac(publicKey.export({ type: 'spki', format: 'pem' })),
    'HS256 with the public key in PEM without its last newline': hmac(publicKey.export({ type: 'spki', format: 'pem' }).trim()),
    'HS256 with the public key in PKCS 1 PEM': hmac(publicKey.export({ type: 'pkcs1', format: 'pem' })),
    'HS256 with the public key in DER': hmac(publicKey.export({ type: 'spki', format: 'der' })),
    'HS256 with the public key as JWK': hmac(JSON.stringify(publicKey.export({ format: 'jwk' }))),
    'HS256 with the modulus as secret': hmac(Buffer.from(publicKey.export({ format: 'jwk' }).n, 'base64url')),
    'HS256 with an empty secret': hmac(''),
    'HS256 with the secret that the issuer publishes': token({ alg: 'HS256', kid: 'secret' }, claims, 'HS256', 'secret'),
    'HS512 with the public key in PEM as secret':
      token({ ...header, alg: 'HS512' }, claims, 'HS512', publicKey.export({ type: 'spki', format: 'pem' })),
    ...Object.fromEntries(['none', 'None', 'NONE', 'nOnE', ''].map(alg =>
      [`alg "${alg}" without a signature`, `${encode({ ...header, alg })}.${body}.`])),
    'alg "none" with a good signature': token({ ...header, alg: 'none' }, claims, 'RS256', rsa),
    'a good header and no signature': `${head}.${body}.`,
    ...Object.fromEntries(['rs256', 'Rs256', 'RS256 ', 'RS-256', 'RSA256', 'SHA256withRSA'].map(alg => [`alg "${alg}"`, withHeader({ alg })])),
    'alg missing': withHeader({ alg: undefined }),
    'alg null': withHeader({ alg: null }),
    'alg an array': withHeader({ alg: ['RS256'] }),
    'RS256 said, PS256 signed': token(header, claims, 'PS256', rsa),
    'PS256 said, RS256 signed': token({ ...header, alg: 'PS256' }, claims, 'RS256', rsa),
    'RS256 said, RS384 signed': token(header, claims, 'RS384', rsa),
    'PS256 with a salt of another length': token({ ...header, alg: 'PS256' }, claims, 'PS256', rsa, { saltLength: 20 }),
    'PS256 without salt': token({ ...header, alg: 'PS256' }, claims, 'PS256', rsa, { saltLength: 0 }),
    'RS384 by a key for RS256': by('rsa-for-RS256', 'RS384'),
    'PS256 by a key for RS256': by('rsa-for-RS256', 'PS256'),
    'ES256 said of an RSA key': token({ ...header, alg: 'ES256' }, claims, 'ES256', keys.p256.privateKey),
    'RS256 said of a P-256 key': token({ ...header, kid: 'p256' }, claims, 'RS256', rsa),
    'ES256 by a P-384 key': by('p384', 'ES256'),
    'ES384 by a P-256 key': by('p256', 'ES384'),
    'ES256 with the signature in DER': token({ alg: 'ES256', kid: 'p256' }, claims, 'ES256', keys.p256.privateKey, { dsaEncoding: 'der' }),
    'ES256 with r and s zero': zeros('ES256', 'p256', 64),
    'ES384 with r and s zero': zeros('ES384', 'p384', 96),
    'ES256 with an empty signature': zeros('ES256', 'p256', 0),
    'ES256 with half a signature': cut(es, 32),
    'ES256 with r and s as long as those of P-384': zeros('ES256', 'p256', 96),
    'ES256K by a published secp256k1 key': token({ alg: 'ES256K', kid: 'secp256k1' }, claims, 'ES256', keys.secp256k1.privateKey),
    'ES256 by a published secp256k1 key': by('secp256k1', 'ES256'),
    'ES512 by a published P-521 key': token({ alg: 'ES512', kid: 'p521' }, claims, 'ES512', keys.p521.privateKey),
    'EdDSA by a published key': by('ed25519', 'EdDSA'),
    'Ed25519 by a published key': by('ed25519', 'Ed25519'),
    'RS256 with a signature of zeros': `${head}.${body}.${encode(Buffer.alloc(256))}`,
    'RS256 with a zero before the signature': `${head}.${body}.${encode(Buffer.concat([Buffer.alloc(1), Buffer.from(end, 'base64url')]))}`,

    // Keys
    'a stranger\'s key under the right id': token(header, claims, 'RS256', keys.stranger.privateKey),
    'a stranger\'s P-256 key under the right id': token({ alg: 'ES256', kid: 'p256' }, claims, 'ES256', keys['p256-stranger'].privateKey),
    'another key of the issuer under the id': token(header, claims, 'RS256', keys['rsa-for-RS256'].privateKey),
    'the key of another trusted issuer': await mock.issuer.buildToken({ scopesOrTransform: (_, payload) => Object.assign(payload, claims) }),
    'this issuer\'s key for another trusted issuer': withClaims({ iss: mock.issuer.url, aud: 'graph-mock' }),
    'a key for encryption': by('encryption', 'RS256'),
    'a key that may sign only': by('signing', 'RS256'),
    'an RSA key of 1024 bits': by('short', 'RS256'),
    'a key whose private half is published': by('published', 'RS256'),
    'an id that two keys have': by('twin', 'RS256'),
    'the other key of an id that two have': token({ alg: 'RS256', kid: 'twin' }, claims, 'RS256', keys['other-twin'].privateKey),
    'kid of nobody': withHeader({ kid: 'nobody' }),
    'kid in another case': withHeader({ kid: 'RSA' }),
    'kid missing': withHeader({ kid: undefined }),
    'kid empty': withHeader({ kid: '' }),
    'kid null': withHeader({ kid: null }),
    'kid a number': withHeader({ kid: 1 }),
    'kid an array': withHeader({ kid: ['rsa'] }),
    'kid a path': withHeader({ kid: '../../../../dev/null' }),
    'kid a query': withHeader({ kid: "rsa' OR '1'='1" }),
    'kid a URL': withHeader({ kid: 'http://127.0.0.1/jwks' }),
    'kid with a NUL': withHeader({ kid: 'rsa\0' }),
    'kid of 5,000 characters': withHeader({ kid: repeat('k', 5000) }),
    'jwk embedded': token({ ...header, jwk: keys.stranger.publicKey.export({ format: 'jwk' }) }, claims, 'RS256', keys.stranger.privateKey),
    'jwk embedded beside a good signature': withHeader({ jwk: publicKey.export({ format: 'jwk' }) }),
    'jku': withHeader({ jku: `${issuer}/stranger` }),
    'x5u': withHeader({ x5u: `${issuer}/stranger` }),
    'x5c': withHeader({ x5c: ['MIIB'] }),

    // Header
    'crit': withHeader({ crit: ['exp'], exp: now }),
    'crit empty': withHeader({ crit: [] }),
    'b64 false': withHeader({ b64: false, crit: ['b64'] }),
    'b64 true': withHeader({ b64: true }),
    'zip': withHeader({ zip: 'DEF' }),
    'enc': withHeader({ enc: 'A256GCM' }),
    'typ of a logout token': withHeader({ typ: 'logout+jwt' }),
    'typ of a DPoP proof': withHeader({ typ: 'dpop+jwt' }),
    'typ a number': withHeader({ typ: 1 }),
    'alg twice': withHeaderText('{"alg":"RS256","kid":"rsa","alg":"RS256"}'),
    'kid twice, once escaped': withHeaderText('{"alg":"RS256","kid":"rsa","\\u006bid":"rsa"}'),
    'header an array': withHeaderText('["RS256"]'),
    'header null': withHeaderText('null'),
    'header empty': `.${body}.${end}`,
    'header not JSON': withHeaderText('{"alg":"RS256","kid":"rsa"'),
    'header with a comment': withHeaderText('{"alg":"RS256",/**/"kid":"rsa"}'),
    'header with a trailing comma': withHeaderText('{"alg":"RS256","kid":"rsa",}'),
    'header in UTF-16': token(Buffer.from(JSON.stringify(header), 'utf16le'), claims, 'RS256', rsa),
    'header with a byte order mark': withHeaderText(`\ufeff${JSON.stringify(header)}`),
    'a JWE': await new jose.EncryptJWT(claims).setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'rsa' }).encrypt(publicKey),
    'a nested JWT': token({ ...header, cty: 'JWT' }, good, 'RS256', rsa),

    // Claims
    'iss with something behind': withClaims({ iss: `${issuer}.evil.example` }),
    'iss with something before': withClaims({ iss: `https://evil.example/${issuer}` }),
    'iss with a slash behind': withClaims({ iss: `${issuer}/` }),
    'iss in another case': withClaims({ iss: issuer.toUpperCase() }),
    'iss an array': withClaims({ iss: [issuer] }),
    'iss an object': withClaims({ iss: { 0: issuer } }),
    'iss null': withClaims({ iss: null }),
    'iss missing': without('iss'),
    'iss with a homoglyph': withClaims({ iss: issuer.replace('1', '\u0661') }),
    'iss with a space of no width': withClaims({ iss: `${issuer}\u200b` }),
    'iss with a NUL behind': withClaims({ iss: `${issuer}\0` }),
    'expired': withClaims({ exp: now - 61 }),
    'expired long ago': withClaims({ exp: 1 }),
    'exp missing': without('exp'),
    'exp null': withClaims({ exp: null }),
    'exp a string': withClaims({ exp: `${now + 600}` }),
    'exp negative': withClaims({ exp: -1 }),
    'exp 1e400': raw('exp', '1e400'),
    'exp 1e300': raw('exp', '1e300'),
    'exp NaN': raw('exp', 'NaN'),
    'exp of 400 digits': raw('exp', repeat('9', 400)),
    'exp in milliseconds': withClaims({ exp: (now + 600) * 1000 }),
    'exp an array': withClaims({ exp: [now + 600] }),
    'nbf in the future': withClaims({ nbf: now + 120 }),
    'nbf a string': withClaims({ nbf: `${now}` }),
    'nbf null': withClaims({ nbf: null }),
    'iat in the future': withClaims({ iat: now + 120 }),
    'iat 1e400': raw('iat', '1e400'),
    'aud of another application': withClaims({ aud: 'other' }),
    'aud with something behind': withClaims({ aud: 'graph2' }),
    'aud in another case': withClaims({ aud: 'Graph' }),
    'aud missing': without('aud'),
    'aud null': withClaims({ aud: null }),
    'aud an empty array': withClaims({ aud: [] }),
    'aud an array with a number': withClaims({ aud: ['graph', 1] }),
    'aud an object': withClaims({ aud: { graph: true } }),
    'aud of another application, client_id ours': withClaims({ aud: 'other', client_id: 'graph' }),
    'client_id in an id token': withClaims({ aud: undefined, client_id: 'graph', token_use: 'id' }),
    'client_id of another application': withClaims({ aud: undefined, client_id: 'other' }),
    'token_use refresh': withClaims({ token_use: 'refresh' }),
    'token_use missing': without('token_use'),
    'token_use an array': withClaims({ token_use: ['access'] }),
    'sub missing': without('sub'),
    'sub null': withClaims({ sub: null }),
    'sub empty': withClaims({ sub: '' }),
    'sub a number': withClaims({ sub: 1 }),
    'sub an array': withClaims({ sub: ['alice'] }),
    'sub of 256 characters': withClaims({ sub: repeat('s', 256) }),
    'sub with a newline': withClaims({ sub: 'alice\nadmin' }),
    'sub with a NUL': withClaims({ sub: 'alice\0' }),

    // JSON
    'sub twice': withPayload(`{"sub":"alice",${JSON.stringify(claims).slice(1)}`),
    'sub twice, once escaped': withPayload(`{"s\\u0075b":"alice",${JSON.stringify(claims).slice(1)}`),
    'a name twice further down': raw('nested', '{"a":1,"a":2}'),
    'half a surrogate pair in a value': raw('x', '"\\ud800"'),
    'half a surrogate pair in a name': raw('\\udc00', '1'),
    'bytes that are not UTF-8': token(header, Buffer.from(JSON.stringify({ ...claims, x: 'ÿ' }), 'latin1'), 'RS256', rsa),
    'an overlong encoding': token(header, Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xc0, 0xaf]), Buffer.from(`",${JSON.stringify(claims).slice(1)}`)]), 'RS256', rsa),
    'a byte order mark': withPayload(`\ufeff${JSON.stringify(claims)}`),
    'two objects': withPayload(`${JSON.stringify(claims)}{}`),
    'trailing text': withPayload(`${JSON.stringify(claims)}x`),
    'payload an array': withPayload(`[${JSON.stringify(claims)}]`),
    'payload a string': withPayload('"graph"'),
    'payload empty': withPayload(''),
    'nested 17 deep': raw('x', nest(17)),
    'nested 800 deep': raw('x', nest(800)),

    // Tampered, cut, and added to
    'a claim changed': `${head}.${encode({ ...claims, sub: 'admin' })}.${end}`,
    'a role added': `${head}.${encode({ ...claims, roles: ['admin'] })}.${end}`,
    'the header changed': `${encode({ ...header, x: 1 })}.${body}.${end}`,
    'the signature changed at its start': `${head}.${body}.${swap(end, 0)}`,
    'the signature changed in its middle': `${head}.${body}.${swap(end, 100)}`,
    'the signature cut': cut(good, 255),
    'the signature of another token': `${head}.${body}.${withClaims({ sub: 'alice' }).split('.')[2]}`,
    'stray bits behind the signature': `${head}.${body}.${stray(end)}`,
    'something behind': `${good}A`,
    'four more characters behind': `${good}AAAA`,
    'a part more': `${good}.${end}`,
    'an empty part more': `${good}.`,
    'an empty part before': `.${good}`,
    'a part less': `${head}.${body}`,
    'one part': head,
    'two dots': '..',
    'parts in another order': `${body}.${head}.${end}`,
    'padding behind the signature': `${good}==`,
    'padding in each part': good.split('.').map(part => part.padEnd(Math.ceil(part.length / 4) * 4, '=')).join('.') + '=',
    'the alphabet of plain base64': `${head}.${body}.${findPlain(header, claims, rsa)}`,
    'a space in the token': `${head}. ${body}.${end}`,
    'a tab in the token': `${head}.${body}\t.${end}`,
    'a space behind a part': `${head}.${body} .${end}`,
    'percent signs for dots': good.replaceAll('.', '%2E'),
    'quotes around the token': `"${good}"`,
    'two tokens': `${good}, ${good}`,
    'a full-width dot': good.replace('.', '\uff0e'),
    'a letter of another script': good.replace('e', '\u0435'),
    'JSON serialisation': JSON.stringify({ protected: head, payload: body, signature: end }),
    'longer than 8 KB': withClaims({ x: repeat('x', 9000) }),
    '20 KB of letters': repeat('a', 20_000),
  };
}

/** A signature in plain base64 that has one of the two characters in which the alphabets differ. */
function findPlain(header, claims, key) {
  return signature(`${encode(header)}.${encode(claims)}`, 'RS256', key).toString('base64').replace(/=+$/, '').replace(/^.{2}/, '+/');
}
