import { randomUUID } from 'node:crypto'
import type { Kernel } from '@/lib/sandbox/kernel'
import { asObject, FieldErrors, textOf } from './answers'
import { storeInlineDocuments } from './documents'
import { checkSender, knownFields } from './sender-rules'
import { type JsonObject, type Sender, SenderRow } from './tables'
import type { WireObject } from './wire-json'

export function findSender(kernel: Kernel, id: string): Sender | undefined {
  return one(kernel, 'id', id)
}

export function findSenderByExternalId(kernel: Kernel, externalId: string): Sender | undefined {
  return one(kernel, 'external_id', externalId)
}

function one(kernel: Kernel, column: 'id' | 'external_id', value: string): Sender | undefined {
  return SenderRow.optional().parse(kernel.db.prepare(`select * from bitpesa_senders where ${column} = ?`).get(value))
}

/** Stores a checked sender. Identity checks are waived unless `kycRequired` is on; then the caller starts one (kyc.ts). */
export function insertSender(kernel: Kernel, fields: JsonObject, externalId: string | undefined): Sender {
  const id = randomUUID()
  const waived = !kernel.setting('bitpesa', 'kycRequired', false)
  const attributes = storeInlineDocuments(kernel, knownFields(fields))
  kernel.db
    .prepare('insert into bitpesa_senders (id, external_id, state, created_at, attributes) values (?, ?, ?, ?, ?)')
    .run(
      id,
      externalId ?? null,
      waived ? 'approved' : 'initial',
      kernel.now().toISOString(),
      JSON.stringify(attributes),
    )
  return stored(kernel, id)
}

export function updateSender(kernel: Kernel, sender: Sender, fields: JsonObject): Sender {
  const attributes = storeInlineDocuments(kernel, { ...sender.attributes, ...knownFields(fields) })
  kernel.db.prepare('update bitpesa_senders set attributes = ? where id = ?').run(JSON.stringify(attributes), sender.id)
  return stored(kernel, sender.id)
}

export function setSenderState(kernel: Kernel, id: string, state: Sender['state'], reason: string | null): Sender {
  kernel.db.prepare('update bitpesa_senders set state = ?, state_reason = ? where id = ?').run(state, reason, id)
  return stored(kernel, id)
}

/** @throws Error when the row is gone: callers have just written it. */
function stored(kernel: Kernel, id: string): Sender {
  const sender = findSender(kernel, id)
  if (!sender) throw new Error(`sender ${id} vanished`)
  return sender
}

export type ResolvedSender =
  | { kind: 'stored'; sender: Sender; changes: JsonObject | undefined }
  | { kind: 'new'; fields: JsonObject; externalId: string | undefined }
  | { kind: 'refused'; errors: FieldErrors; existing?: Sender }

/**
 * What a submitted sender means (contract section 5.3): a stored one by id or external id, one to update, a new one,
 * or a refusal. Inside a transaction an external id with fields updates the stored sender; on POST /senders it is taken.
 */
export function resolveSender(kernel: Kernel, submitted: JsonObject, where: 'senders' | 'transaction'): ResolvedSender {
  const id = textOf(submitted.id)
  const externalId = textOf(submitted.external_id)
  const fields = knownFields(submitted)
  const bare = Object.keys(fields).length === 0
  const refused = (field: string, word: string): ResolvedSender => ({
    kind: 'refused',
    errors: new FieldErrors().add(field, word),
  })
  if (id && externalId)
    return { kind: 'refused', errors: new FieldErrors().add('id', 'invalid').add('external_id', 'invalid') }
  if (id) {
    const sender = findSender(kernel, id)
    return sender ? withChanges(kernel, sender, bare ? undefined : fields) : refused('id', 'not_found')
  }
  const existing = externalId ? findSenderByExternalId(kernel, externalId) : undefined
  if (existing && !bare && where === 'senders') {
    return { kind: 'refused', errors: new FieldErrors().add('external_id', 'taken'), existing }
  }
  if (existing) return withChanges(kernel, existing, bare ? undefined : fields)
  if (externalId && bare) return refused('external_id', 'not_found')
  const errors = checkSender(kernel, fields)
  return errors.any ? { kind: 'refused', errors } : { kind: 'new', fields, externalId }
}

function withChanges(kernel: Kernel, sender: Sender, changes: JsonObject | undefined): ResolvedSender {
  if (changes) {
    const errors = checkSender(kernel, { ...sender.attributes, ...changes })
    if (errors.any) return { kind: 'refused', errors }
  }
  return { kind: 'stored', sender, changes }
}

export function senderWire(sender: Sender): WireObject {
  const { attributes } = sender
  return {
    id: sender.id,
    type: 'person',
    ...attributes,
    state: sender.state,
    state_reason: sender.state_reason,
    external_id: sender.external_id,
    documents: attributes.documents ?? [],
    politically_exposed_people: attributes.politically_exposed_people ?? [],
    metadata: asObject(attributes.metadata) ?? {},
    onboarding_status: sender.state === 'approved' ? 'approved' : 'in_progress',
    providers: {},
    created_at: sender.created_at,
  }
}
