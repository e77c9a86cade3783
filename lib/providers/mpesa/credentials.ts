import { constants, createHash, createPublicKey, type KeyObject, publicEncrypt, X509Certificate } from 'node:crypto'
import { wallTime } from '@/lib/core/days-and-zones'

/** `yyyyMMddHHmmss` in East Africa Time, whatever the zone of this machine. Daraja contract 1.1, 4.1. */
export function darajaTimestamp(instant: Date): string {
  return wallTime(instant, 'Africa/Nairobi').replace(/\D/g, '')
}

/** Daraja contract 4.1: plain concatenation; the `Timestamp` field must be the very string used here. */
export function stkPassword(shortcode: string, passkey: string, timestamp: string): string {
  return Buffer.from(shortcode + passkey + timestamp, 'ascii').toString('base64')
}

export function basicAuthorization(key: string, secret: string): string {
  return `Basic ${Buffer.from(`${key}:${secret}`, 'utf8').toString('base64')}`
}

/**
 * Daraja contract 4.2: RSA PKCS#1 v1.5 of the raw password, base64. The certificate's validity, chain and name are
 * never checked: the published ones expired in 2016 and 2018.
 * @throws Error when the certificate cannot be read.
 */
export function securityCredential(password: string, certificate: string): string {
  const key = certificateKey(certificate)
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(password, 'utf8')).toString('base64')
}

/** The portal gives PEM; some keep the file itself (DER), which as text is its base64. */
function certificateKey(certificate: string): KeyObject {
  if (certificate.includes('-----BEGIN')) return createPublicKey(certificate)
  return new X509Certificate(Buffer.from(certificate, 'base64')).publicKey
}

/** SHA-256 of the twelve digits, lower-case hex: the form of payers' numbers in C2B notices of version 1. */
export function hashMsisdn(msisdn: string): string {
  return createHash('sha256').update(msisdn, 'utf8').digest('hex')
}
