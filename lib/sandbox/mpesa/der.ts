import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'

/** One DER element: tag, length, content. */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const length = content.length
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...bytes]), content])
}

const SEQUENCE = 0x30
const SET = 0x31
const INTEGER = 0x02
const BIT_STRING = 0x03
const UTF8_STRING = 0x0c
const UTC_TIME = 0x17
/** 1.2.840.113549.1.1.11 with NULL parameters: sha256WithRSAEncryption. */
const SHA256_WITH_RSA = Buffer.from('300d06092a864886f70d01010b0500', 'hex')
/** 2.5.4.3: commonName. */
const COMMON_NAME = Buffer.from('0603550403', 'hex')

const name = (commonName: string) =>
  der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, Buffer.from(commonName)))))
const utcTime = (at: Date) => der(UTC_TIME, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`))

/**
 * A self-signed X.509 certificate in PEM, written by hand since Node can read certificates but not make them.
 * Layout: RFC 5280 section 4.1 (read 2026-11).
 */
export function selfSignedCertificate(options: {
  privateKeyPem: string
  commonName: string
  from: Date
  to: Date
}): string {
  const key = createPrivateKey(options.privateKeyPem)
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const serial = randomBytes(9)
  // A leading byte between 1 and 127 keeps the serial number positive and of full length.
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x01
  const subject = name(options.commonName)
  const body = der(
    SEQUENCE,
    der(INTEGER, serial),
    SHA256_WITH_RSA,
    subject,
    der(SEQUENCE, utcTime(options.from), utcTime(options.to)),
    subject,
    publicKey,
  )
  const signature = sign('sha256', body, key)
  const certificate = der(SEQUENCE, body, SHA256_WITH_RSA, der(BIT_STRING, Buffer.from([0]), signature))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
