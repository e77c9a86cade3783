import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { answer, asObject, FieldErrors, invalid, listAnswer, page, readRoot, refuse, textOf } from './answers'
import { pathId, route } from './route'
import { DocumentRow, type JsonObject, type JsonValue, selectPage } from './tables'
import type { WireObject } from './wire-json'

const FIELDS = [
  'upload_file_name',
  'category',
  'side',
  'document_type',
  'issuing_country',
  'document_id',
  'expiry_date',
]
const DATA_URI = /^data:([\w.+-]+\/[\w.+-]+);base64,([A-Za-z0-9+/=\s]*)$/

/** POST and GET /v1/documents. The sandbox keeps what a document is, not its bytes. */
export function documentRoutes(app: Hono<SandboxEnv>, kernel: Kernel): void {
  route(app, 'GET', '/documents', 'list_documents', (c) => {
    const { rows, total } = selectPage(kernel, {
      table: 'documents',
      where: [],
      values: [],
      ...page(c),
      row: DocumentRow,
    })
    return listAnswer(c, rows.map(documentWire), total)
  })
  route(app, 'POST', '/documents', 'create_document', (c) => {
    const read = readRoot(c, 'document')
    if (!read.ok) return read.response
    const errors = checkDocument(read.body)
    if (errors.any) return invalid(c, { ...withoutUpload(read.body), errors: errors.wire() }, errors.words())
    return answer(c, 201, { object: insertDocument(kernel, read.body) })
  })
  route(app, 'GET', '/documents/:id', 'get_document', (c) => {
    const raw = kernel.db.prepare('select * from bitpesa_documents where id = ?').get(pathId(c))
    const row = DocumentRow.optional().parse(raw)
    return row ? answer(c, 200, { object: documentWire(row) }) : refuse(c, 404, 'no document with this id')
  })
}

/** Inline documents become stored ones, so that a sender's answer refers to them by id and stays small. */
export function storeInlineDocuments(kernel: Kernel, fields: JsonObject): JsonObject {
  if (!Array.isArray(fields.documents)) return fields
  const documents = fields.documents.map((item): JsonValue => {
    const document = asObject(item)
    if (!document || textOf(document.upload) === undefined) return item
    const id = insertRow(kernel, document)
    return { id, ...describe(document) }
  })
  return { ...fields, documents }
}

function checkDocument(document: JsonObject): FieldErrors {
  const errors = new FieldErrors()
  const upload = textOf(document.upload)
  if (upload === undefined) errors.add('upload', 'blank')
  else if (!DATA_URI.test(upload) && !/^https?:\/\//.test(upload)) errors.add('upload', 'invalid')
  if (textOf(document.upload_file_name) === undefined) errors.add('upload_file_name', 'blank')
  const side = textOf(document.side)
  if (side !== undefined && side !== 'front' && side !== 'back') errors.add('side', 'inclusion')
  return errors
}

function insertDocument(kernel: Kernel, document: JsonObject): WireObject {
  const id = insertRow(kernel, document)
  return documentWire({ id, attributes: describe(document), created_at: kernel.now().toISOString() })
}

function insertRow(kernel: Kernel, document: JsonObject): string {
  const id = randomUUID()
  kernel.db
    .prepare('insert into bitpesa_documents (id, attributes, created_at) values (?, ?, ?)')
    .run(id, JSON.stringify(describe(document)), kernel.now().toISOString())
  return id
}

function describe(document: JsonObject): JsonObject {
  const match = DATA_URI.exec(textOf(document.upload) ?? '')
  const known = Object.fromEntries(FIELDS.map((field) => [field, document[field] ?? null]))
  return {
    ...known,
    upload_content_type: match?.[1] ?? null,
    upload_file_size: match ? Buffer.from(match[2] ?? '', 'base64').length : null,
    source: textOf(document.source) ?? 'Manual',
    metadata: asObject(document.metadata) ?? {},
  }
}

function documentWire(row: { id: string; attributes: JsonObject; created_at: string }): WireObject {
  return { id: row.id, ...row.attributes, created_at: row.created_at }
}

function withoutUpload(document: JsonObject): JsonObject {
  const { upload: _, ...rest } = document
  return rest
}
