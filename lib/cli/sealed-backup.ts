import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

const MAGIC = 'HAZINA BACKUP 1 '
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES_MAX = 4_096

/** Written in clear before the sealed copy, and authenticated with it. `records` and `auditHead` are the audit log's end. */
const Head = z.object({
  madeAt: z.iso.datetime(),
  mode: z.enum(['sandbox', 'live']),
  records: z.number().int().min(0),
  auditHead: z.string(),
  /** Names the installation's key without telling anything of it. */
  keyId: z.string(),
  nonce: z.string(),
})
export type BackupHead = z.infer<typeof Head>

/** A key for backups only. */
function backupKey(installationKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', installationKey, '', 'hazina backup', 32))
}

function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('hazina backup key id').update(key).digest('hex').slice(0, 16)
}

/**
 * Copies a file sealed with AES-256-GCM: a line that says what it is, the sealed bytes, the tag. Streamed.
 * @throws Error when the disk refuses
 */
export async function sealBackup(
  from: string,
  to: string,
  installationKey: Buffer,
  facts: Omit<BackupHead, 'keyId' | 'nonce'>,
): Promise<void> {
  const key = backupKey(installationKey)
  const nonce = randomBytes(NONCE_BYTES)
  const head = `${MAGIC}${JSON.stringify({ ...facts, keyId: keyIdOf(key), nonce: nonce.toString('hex') })}\n`
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(head))
  const target = createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true })
  target.write(head)
  await pipeline(createReadStream(from), cipher, withTag(cipher), target)
}

/** Passes everything on and ends with the tag, which exists only then. */
function withTag(cipher: ReturnType<typeof createCipheriv> & { getAuthTag(): Buffer }): Transform {
  return new Transform({
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush(done) {
      this.push(cipher.getAuthTag())
      done()
    },
  })
}

type Opened = Readonly<{ head: BackupHead; line: string }>

async function readHead(file: string): Promise<Opened> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES_MAX), 0, HEAD_BYTES_MAX, 0)
    const end = buffer.subarray(0, bytesRead).indexOf('\n')
    const line = buffer.subarray(0, end + 1).toString('utf8')
    if (!line.startsWith(MAGIC)) throw new Error('this is no backup of Hazina: npm run backup makes them')
    const parsed = Head.safeParse(JSON.parse(line.slice(MAGIC.length)))
    if (!parsed.success) throw new Error('this backup is damaged: its first line cannot be read')
    return { head: parsed.data, line }
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error('this backup is damaged: its first line cannot be read')
    throw error
  } finally {
    await handle.close()
  }
}

/**
 * Opens a sealed backup into a target; what was written may be used only when this resolves, since the tag comes last.
 * @throws Error when it was made under another key, is damaged, cut short, or changed by anyone
 */
export async function openBackup(file: string, into: Writable, installationKey: Buffer): Promise<BackupHead> {
  const { head, line } = await readHead(file)
  const key = backupKey(installationKey)
  if (head.keyId !== keyIdOf(key))
    throw new Error('this backup was made under another HAZINA_KEY: put the .env of that time in place first')
  const begin = Buffer.byteLength(line)
  const end = statSync(file).size - TAG_BYTES
  if (end < begin) throw new Error('this backup is damaged: it is cut short')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(head.nonce, 'hex'), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(line))
  decipher.setAuthTag(await readTag(file, end))
  try {
    // An empty range cannot be said to a read stream; a database is never empty.
    await pipeline(createReadStream(file, { start: begin, end: end - 1 }), decipher, into)
  } catch (error) {
    if (error instanceof Error && error.message.includes('authenticate'))
      throw new Error('this backup is damaged or was changed: its seal does not fit')
    throw error
  }
  return head
}

async function readTag(file: string, at: number): Promise<Buffer> {
  const handle = await open(file)
  try {
    return (await handle.read(Buffer.alloc(TAG_BYTES), 0, TAG_BYTES, at)).buffer
  } finally {
    await handle.close()
  }
}
