import { AppError } from '@/lib/core/errors'
import { wireWords } from '../transmission'
import type { BitpesaClient } from './client'
import { refusalOf } from './codes'
import { DocumentAnswer } from './wire'

export type DocumentFile = Readonly<{ fileName: string; contentType: string; bytes: Uint8Array }>
export type StoredDocument = Readonly<{ id: string; fileName: string }>

/** Bodies over 10 MB are refused (assumed in the contract, 11.3); base64 adds a third. */
const BYTES_MAX = 7_000_000
const TYPES: readonly string[] = ['image/png', 'image/jpeg', 'application/pdf']

/**
 * Hands a paper in, to be named by its id in a sender. Only the fact is kept as evidence, never the picture.
 * @throws AppError `invalid_input`, `provider_refused` or `provider_unreachable`
 */
export async function uploadDocument(client: BitpesaClient, file: DocumentFile): Promise<StoredDocument> {
  const refuse = (problem: string): never => {
    throw new AppError('invalid_input', `bitpesa document: ${problem}`, { fields: { document: problem } })
  }
  if (!TYPES.includes(file.contentType)) refuse('A picture (PNG, JPEG) or a PDF.')
  if (file.bytes.byteLength === 0 || file.bytes.byteLength > BYTES_MAX) refuse('At most 7 MB.')
  const upload = `data:${file.contentType};base64,${Buffer.from(file.bytes).toString('base64')}`
  const body = JSON.stringify({ document: { upload, upload_file_name: file.fileName, metadata: {} } })
  const result = await client.createDocument(body)
  const stored = DocumentAnswer.safeParse(result.json)
  if ((result.status === 200 || result.status === 201) && stored.success) {
    const { id, upload_file_name } = stored.data.object
    return { id, fileName: upload_file_name ?? file.fileName }
  }
  if (result.status === 422) throw new AppError('provider_refused', `bitpesa document: ${refusalOf(result.json).words}`)
  throw new AppError('provider_unreachable', `bitpesa document: ${wireWords(result.wire)}`)
}
