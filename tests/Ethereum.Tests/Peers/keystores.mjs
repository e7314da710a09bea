// Does with ethers and node:crypto what a JSON object a line asks for: { op, items } is answered by { results }, one for each item.
import { createCipheriv, pbkdf2Sync, scryptSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(`${process.cwd()}/`);
const { HDNodeWallet, Mnemonic, Wallet, decryptKeystoreJsonSync, encryptKeystoreJsonSync } = require('ethers');

const operations = {
  scrypt: ({ password, salt, n, r, p, length }) => scryptSync(
    Buffer.from(password, 'hex'), Buffer.from(salt, 'hex'), length, { N: n, r, p, maxmem: 2 ** 31 - 1 }).toString('hex'),
  // Ethers normalises a text as the password, and takes bytes as they are.
  encrypt: ({ key, password, n, raw }) => encryptKeystoreJsonSync(
    { address: new Wallet(key).address, privateKey: key }, raw ? Buffer.from(password) : password, { scrypt: { N: n, r: 8, p: 1 } }),
  encryptPhrase: ({ phrase, password }) => {
    const { address, privateKey, path, mnemonic } = HDNodeWallet.fromPhrase(phrase);
    return encryptKeystoreJsonSync(
      { address, privateKey, mnemonic: { path, locale: 'en', entropy: mnemonic.entropy } }, password, { scrypt: { N: 1024, r: 8, p: 1 } });
  },
  decrypt: ({ json, password }) => decryptKeystoreJsonSync(json, password).privateKey,
  normalise: text => text.normalize('NFKC'),
  mnemonic: entropy => {
    const mnemonic = Mnemonic.fromEntropy(`0x${entropy}`);
    const at = index => HDNodeWallet.fromMnemonic(mnemonic, `m/44'/60'/0'/0/${index}`).address;
    return { phrase: mnemonic.phrase, addresses: [at(0), at(7)] };
  },
  legacy: ({ phrase, password, subject, iv }) => {
    const key = pbkdf2Sync(password, subject, 100000, 32, 'sha256');
    const cipher = createCipheriv('aes-256-cbc', key, Buffer.from(iv, 'hex'));
    return `${iv}:${cipher.update(phrase, 'utf8', 'hex')}${cipher.final('hex')}`;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { op, items } = JSON.parse(line);
  console.log(JSON.stringify({ results: items.map(operations[op]) }));
}
