// The certificate library resolves its parts by decorators, and wants this loaded before it.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Certificates {
  caPem: string;
  leafPem: string;
  leafKeyPem: string;
  /** Base64 of the SHA-256 of the leaf's public key, as `--ignore-certificate-errors-spki-list` wants it. */
  leafSpki: string;
}

/**
 * A new CA and one leaf for all of `hosts` (names, wildcards or IPv4 addresses), valid for a month.
 * The CA's private key is not kept: nothing else can ever be signed with it.
 */
export async function makeCertificates(hosts: string[], now: number): Promise<Certificates> {
  const caKeys = await newKeys();
  const leafKeys = await newKeys();
  // A day of slack behind us, for machines whose clocks disagree.
  const validity = { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + 30 * DAY_MS) };

  const ca = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Quick VNC local cloud CA',
    ...validity,
    signingAlgorithm: ALGORITHM,
    keys: caKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const leaf = await X509CertificateGenerator.create({
    serialNumber: '02',
    subject: 'CN=Quick VNC local cloud',
    issuer: ca.subject,
    ...validity,
    signingAlgorithm: ALGORITHM,
    publicKey: leafKeys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(hosts.map(toGeneralName)),
    ],
  });

  const spki = Buffer.from(await crypto.subtle.exportKey('spki', leafKeys.publicKey));
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', leafKeys.privateKey));
  return {
    caPem: ca.toString('pem'),
    leafPem: leaf.toString('pem'),
    leafKeyPem: pem('PRIVATE KEY', key),
    leafSpki: createHash('sha256').update(spki).digest('base64'),
  };
}

function newKeys() {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

function toGeneralName(host: string): { type: 'dns' | 'ip'; value: string } {
  return { type: /^[\d.]+$/.test(host) ? 'ip' : 'dns', value: host };
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
