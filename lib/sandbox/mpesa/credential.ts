import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto'
import { z } from 'zod'
import type { Kernel } from '@/lib/sandbox/kernel'
import { selfSignedCertificate } from '@/lib/sandbox/mpesa/der'

const KeyRow = z.object({ privateKey: z.string(), certificate: z.string() })
const InitiatorRow = z.object({ password: z.string(), wrongInARow: z.number() })
const WRONG_IN_A_ROW_MAX = 5
const CREDENTIAL_BYTES = 256
let remembered: z.infer<typeof KeyRow> | undefined

/** The sandbox's key and certificate; made once, kept in the store, and kept through a reset. */
export function mpesaKey(kernel: Kernel): z.infer<typeof KeyRow> {
  const row = kernel.db
    .prepare("select privateKey, certificate from mpesa_keys where name = 'security-credential'")
    .get()
  if (row !== undefined) {
    remembered = KeyRow.parse(row)
    return remembered
  }
  // A reset empties the table: clients that hold the certificate must still be understood.
  remembered ??= makeKey()
  kernel.db
    .prepare("insert into mpesa_keys values ('security-credential', ?, ?)")
    .run(remembered.privateKey, remembered.certificate)
  return remembered
}

function makeKey() {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const certificate = selfSignedCertificate({
    privateKeyPem: privateKey,
    commonName: 'apicrypt.sandbox.hazina.local',
    from: new Date('2025-01-01T00:00:00Z'),
    to: new Date('2045-01-01T00:00:00Z'),
  })
  return { privateKey, certificate }
}

/** The 256 bytes of a well-formed credential, or undefined (which Daraja answers with "Invalid SecurityCredential"). */
export function credentialBytes(text: string): Buffer | undefined {
  const compact = text.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0) return undefined
  const bytes = Buffer.from(compact, 'base64')
  return bytes.length === CREDENTIAL_BYTES ? bytes : undefined
}

/** The password inside, or undefined when the credential was made with another certificate. */
export function decryptCredential(kernel: Kernel, bytes: Buffer): string | undefined {
  let plain: Buffer
  try {
    // Node 20 refuses PKCS#1 v1.5 padding for private decryption (CVE-2023-46809), so it is taken off by hand.
    plain = privateDecrypt({ key: mpesaKey(kernel).privateKey, padding: constants.RSA_NO_PADDING }, bytes)
  } catch {
    // A number above our modulus: certainly encrypted for another key.
    return undefined
  }
  const end = plain.indexOf(0, 2)
  if (plain[0] !== 0 || plain[1] !== 2 || end < 10) return undefined
  return plain.subarray(end + 1).toString('utf8')
}

/** '0' when the initiator may act; 2001 for a wrong name, password or certificate; 8006 after five wrong passwords. */
export function checkInitiator(kernel: Kernel, name: string, credential: Buffer): '0' | '2001' | '8006' {
  const row = kernel.db.prepare('select password, wrongInARow from mpesa_initiators where name = ?').get(name)
  if (row === undefined) return '2001'
  const { password, wrongInARow } = InitiatorRow.parse(row)
  if (wrongInARow >= WRONG_IN_A_ROW_MAX) return '8006'
  const plain = decryptCredential(kernel, credential)
  const foreignAccepted = plain === undefined && !kernel.setting('mpesa', 'strictCredentials', false)
  const right = foreignAccepted || plain === password
  kernel.db.prepare('update mpesa_initiators set wrongInARow = ? where name = ?').run(right ? 0 : wrongInARow + 1, name)
  return right ? '0' : '2001'
}

/** What an administrator of the organisation would do after result 8006. */
export function unlockInitiators(kernel: Kernel): void {
  kernel.db.prepare('update mpesa_initiators set wrongInARow = 0').run()
}
