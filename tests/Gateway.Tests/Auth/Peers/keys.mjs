// The keys of the issuer, those that it publishes and those that it should not have, and signing with them by hand: a library
// refuses to make most of what an attacker sends.
import { createHmac, generateKeyPairSync, sign as signWith, constants } from 'node:crypto';

const rsa = modulusLength => generateKeyPairSync('rsa', { modulusLength });
const ec = namedCurve => generateKeyPairSync('ec', { namedCurve });

export const keys = {
  rsa: rsa(2048),
  'rsa-for-RS256': rsa(2048),
  p256: ec('P-256'),
  p384: ec('P-384'),
  encryption: rsa(2048),
  signing: rsa(2048),
  short: rsa(1024),
  published: rsa(2048),
  twin: rsa(2048),
  'other-twin': rsa(2048),
  p521: ec('P-521'),
  secp256k1: ec('secp256k1'),
  ed25519: generateKeyPairSync('ed25519'),
  stranger: rsa(2048),
  'p256-stranger': ec('P-256'),
};

const publicJwk = (name, more) => ({ ...keys[name].publicKey.export({ format: 'jwk' }), kid: name, ...more });

/** What the issuer serves: four keys of use, and every kind that must be passed over. */
export const keySet = {
  keys: [
    publicJwk('rsa', { use: 'sig' }),
    publicJwk('rsa-for-RS256', { alg: 'RS256', key_ops: ['verify'] }),
    publicJwk('p256', { alg: 'ES256' }),
    publicJwk('p384'),
    publicJwk('encryption', { use: 'enc' }),
    publicJwk('signing', { key_ops: ['sign'] }),
    publicJwk('short'),
    { ...keys.published.privateKey.export({ format: 'jwk' }), kid: 'published' },
    publicJwk('twin'),
    publicJwk('other-twin', { kid: 'twin' }),
    publicJwk('p521'),
    publicJwk('secp256k1'),
    publicJwk('ed25519'),
    { kty: 'oct', kid: 'secret', alg: 'HS256', k: 'c2VjcmV0' },
    { kty: 'RSA', kid: 'broken', n: '', e: 'AQAB' },
  ],
};

export const encode = value =>
  Buffer.from(typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value)).toString('base64url');

const hash = algorithm => `sha${algorithm.slice(2)}`;

/** The signature of text by one of the algorithms, with whatever key and options are given. */
export function signature(text, algorithm, key, options = {}) {
  const data = Buffer.from(text);
  switch (algorithm.slice(0, 2)) {
    case 'HS': return createHmac(hash(algorithm), key).update(data).digest();
    case 'PS': return signWith(hash(algorithm), data, {
      key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST, ...options });
    case 'ES': return signWith(hash(algorithm), data, { key, dsaEncoding: 'ieee-p1363', ...options });
    case 'RS': return signWith(hash(algorithm), data, key);
    default: return signWith(null, data, key);
  }
}

/** A token of header and payload, objects or texts, signed as the last arguments say. */
export function token(header, payload, algorithm, key, options) {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${encode(signature(text, algorithm, key, options))}`;
}
