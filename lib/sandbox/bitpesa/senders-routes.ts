import type { Hono } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { answer, createdBetween, FieldErrors, invalid, listAnswer, page, readRoot, refuse, textOf } from './answers'
import { startIdentityCheck } from './kyc'
import { pathId, route } from './route'
import { checkSender, knownFields } from './sender-rules'
import { findSender, insertSender, resolveSender, senderWire, setSenderState, updateSender } from './senders'
import { SenderRow, selectPage } from './tables'

export function senderRoutes(app: Hono<SandboxEnv>, kernel: Kernel): void {
  route(app, 'GET', '/senders', 'list_senders', (c) => {
    const { where, values } = createdBetween(c)
    const externalId = c.req.query('external_id')
    if (externalId !== undefined) {
      where.push('external_id = ?')
      values.push(externalId)
    }
    const { rows, total } = selectPage(kernel, { table: 'senders', where, values, ...page(c), row: SenderRow })
    return listAnswer(c, rows.map(senderWire), total)
  })

  route(app, 'POST', '/senders', 'create_sender', (c) => {
    const read = readRoot(c, 'sender')
    if (!read.ok) return read.response
    const resolved = resolveSender(kernel, read.body, 'senders')
    if (resolved.kind === 'refused') {
      const { errors, existing } = resolved
      const meta = existing ? { existing: { sender: senderWire(existing) } } : undefined
      return invalid(c, { ...read.body, errors: errors.wire() }, errors.words('sender.'), meta)
    }
    return kernel.db.transaction(() => {
      if (resolved.kind === 'new') {
        const sender = insertSender(kernel, resolved.fields, resolved.externalId)
        startIdentityCheck(kernel, sender)
        return answer(c, 201, { object: senderWire(sender) })
      }
      const { sender, changes } = resolved
      return answer(c, 200, { object: senderWire(changes ? updateSender(kernel, sender, changes) : sender) })
    })()
  })

  route(app, 'GET', '/senders/:id', 'get_sender', (c) => {
    const sender = findSender(kernel, pathId(c))
    return sender ? answer(c, 200, { object: senderWire(sender) }) : refuse(c, 404, 'no sender with this id')
  })

  route(app, 'PATCH', '/senders/:id', 'update_sender', (c) => {
    const sender = findSender(kernel, pathId(c))
    if (!sender) return refuse(c, 404, 'no sender with this id')
    const read = readRoot(c, 'sender')
    if (!read.ok) return read.response
    const errors = checkSender(kernel, { ...sender.attributes, ...knownFields(read.body) })
    const externalId = textOf(read.body.external_id)
    // An external id is given once; changing it is not documented, so the sandbox refuses rather than guesses.
    if (externalId !== undefined && externalId !== sender.external_id) errors.add('external_id', 'invalid')
    if (errors.any) return invalid(c, { ...read.body, errors: errors.wire() }, errors.words('sender.'))
    return answer(c, 200, { object: senderWire(updateSender(kernel, sender, read.body)) })
  })

  route(app, 'DELETE', '/senders/:id', 'delete_sender', (c) => {
    const sender = findSender(kernel, pathId(c))
    if (!sender) return refuse(c, 404, 'no sender with this id')
    if (sender.state === 'disabled') {
      const errors = new FieldErrors().add('state', 'invalid')
      return invalid(c, { ...senderWire(sender), errors: errors.wire() }, 'the sender is already disabled')
    }
    return answer(c, 200, { object: senderWire(setSenderState(kernel, sender.id, 'disabled', null)) })
  })
}
