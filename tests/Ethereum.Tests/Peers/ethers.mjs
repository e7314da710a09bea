// Does with ethers what a JSON object a line asks for: { op, items } is answered by { results }, one for each item.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(`${process.cwd()}/`);
const {
  SigningKey, Transaction, TypedDataEncoder, computeAddress, decodeRlp, encodeRlp, formatUnits, getAddress, hashMessage, keccak256,
  parseUnits, recoverAddress,
} = require('ethers');

const operations = {
  keccak: hex => keccak256(hex),
  rlp: item => encodeRlp(item),
  canonicalRlp: hex => {
    try { return encodeRlp(decodeRlp(hex)) === hex ? hex : ''; } catch { return ''; }
  },
  address: key => computeAddress(key),
  publicKey: key => new SigningKey(key).publicKey,
  checksum: text => getAddress(text),
  sign: ({ key, hash }) => new SigningKey(key).sign(hash).serialized,
  recover: ({ hash, signature }) => recoverAddress(hash, signature),
  hashMessage: text => hashMessage(text),
  hashMessageBytes: hex => hashMessage(Buffer.from(hex.slice(2), 'hex')),
  hashTypedData: ({ domain, types, message }) => {
    const { EIP712Domain, ...others } = types;
    return TypedDataEncoder.hash(domain, others, message);
  },
  decode: raw => {
    const t = Transaction.from(raw);
    return {
      type: t.type, chainId: `${t.chainId}`, nonce: `${t.nonce}`, gasLimit: `${t.gasLimit}`, to: t.to, value: `${t.value}`, data: t.data,
      gasPrice: t.gasPrice === null ? null : `${t.gasPrice}`,
      maxFeePerGas: t.maxFeePerGas === null ? null : `${t.maxFeePerGas}`,
      maxPriorityFeePerGas: t.maxPriorityFeePerGas === null ? null : `${t.maxPriorityFeePerGas}`,
      accessList: (t.accessList ?? []).map(entry => [entry.address, entry.storageKeys]),
      from: t.from, hash: t.hash, unsignedHash: t.unsignedHash,
    };
  },
  signTransaction: ({ key, transaction }) => {
    const signed = Transaction.from(transaction);
    signed.signature = new SigningKey(key).sign(signed.unsignedHash);
    return signed.serialized;
  },
  units: ({ units, decimals }) => formatUnits(units, decimals),
  parseUnits: ({ text, decimals }) => `${parseUnits(text, decimals)}`,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { op, items } = JSON.parse(line);
  console.log(JSON.stringify({ results: items.map(operations[op]) }));
}
