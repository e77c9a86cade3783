import { wireWords } from '../transmission'
import type { CallResult } from '../transport'
import type { BitpesaClient } from './client'
import { refusalOf } from './codes'
import type { BitpesaConfig, SenderFacts } from './config'
import { ExistingSender, SenderAnswer, SenderList, type SenderWire } from './wire'

export type SenderFound =
  | { kind: 'found'; id: string }
  /** BitPesa does not let this sender pay, or does not take its facts. */
  | { kind: 'refused'; code: string; words: string }
  | { kind: 'unreachable'; because: string }

export interface SenderSource {
  /** The id of our sender: looked up once, created once if it is not there. */
  ensure(): Promise<SenderFound>
  /** The id if it is known or can be looked up; creates nothing. */
  find(): Promise<string | undefined>
}

/** States in which BitPesa will not let a sender transact; `initial` may still be let through. */
const SHUT_OUT: readonly string[] = ['banned', 'rejected', 'disabled']

/** Who we are, by wire name: what is compared and, where it differs, changed. */
function wireFacts(facts: SenderFacts): Record<string, string> {
  return {
    name: facts.name,
    country: facts.country,
    trading_country: facts.country,
    city: facts.city,
    street: facts.street,
    postal_code: facts.postalCode,
    email: facts.email,
    ...(facts.phoneNumber && { phone_country: facts.phoneCountry ?? facts.country, phone_number: facts.phoneNumber }),
    ...(facts.registrationNumber && { registration_number: facts.registrationNumber }),
    ...(facts.natureOfBusiness && { nature_of_business: facts.natureOfBusiness }),
    ...(facts.legalEntityType && { legal_entity_type: facts.legalEntityType }),
  }
}

function senderBody(externalId: string, facts: SenderFacts): string {
  const identity = { type: 'business', external_id: externalId, ip: facts.ip ?? '127.0.0.1' }
  return JSON.stringify({ sender: { ...identity, ...wireFacts(facts), documents: [], metadata: {} } })
}

/** Our facts that BitPesa states differently; what it leaves out differs from nothing. */
function changedFacts(sender: SenderWire, facts: SenderFacts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wireFacts(facts)).filter(([field, ours]) => {
      const theirs = sender[field]
      return typeof theirs === 'string' && theirs !== '' && theirs !== ours
    }),
  )
}

/** Re-using one sender is a condition of going live (contract 13). */
export function senderSource(client: BitpesaClient, config: BitpesaConfig): SenderSource {
  let known: string | undefined
  let compared = false
  let running: Promise<SenderFound> | undefined

  function accept(sender: SenderWire): SenderFound {
    const { state = 'approved', id } = sender
    if (SHUT_OUT.includes(state))
      return { kind: 'refused', code: `sender_${state}`, words: `BitPesa holds our sender as ${state}.` }
    // One that still waits is asked about again next time.
    if (state === 'approved') known = id
    return { kind: 'found', id }
  }

  async function lookUp(): Promise<{ sender?: SenderWire; failed?: CallResult }> {
    const result = await client.findSenders(config.senderExternalId)
    const list = SenderList.safeParse(result.json)
    if (result.status !== 200 || !list.success) return { failed: result }
    return { sender: list.data.object.find(({ external_id }) => external_id === config.senderExternalId) }
  }

  async function create(): Promise<SenderFound> {
    if (!config.sender) {
      const words = `BitPesa knows no sender ${config.senderExternalId}. Create it in their portal or set up its details.`
      return { kind: 'refused', code: 'no_sender', words }
    }
    const result = await client.createSender(senderBody(config.senderExternalId, config.sender))
    const created = SenderAnswer.safeParse(result.json)
    if ((result.status === 200 || result.status === 201) && created.success) return accept(created.data.object)
    if (result.status !== 422) return { kind: 'unreachable', because: wireWords(result.wire) }
    const existing = ExistingSender.safeParse(result.json)
    if (existing.success) return accept(existing.data.meta.existing.sender)
    const { code, words } = refusalOf(result.json)
    return { kind: 'refused', code, words: `BitPesa does not take our sender: ${words}` }
  }

  async function find(): Promise<SenderFound> {
    const { sender, failed } = await lookUp()
    if (failed) return { kind: 'unreachable', because: wireWords(failed.wire) }
    return sender ? accept(await upToDate(sender)) : create()
  }

  /** Details that changed here are changed there, once per process; where that fails the payment goes on as it would have. */
  async function upToDate(sender: SenderWire): Promise<SenderWire> {
    const changes = config.sender && !compared ? changedFacts(sender, config.sender) : {}
    compared = true
    if (Object.keys(changes).length === 0 || SHUT_OUT.includes(sender.state ?? '')) return sender
    const result = await client.changeSender(sender.id, JSON.stringify({ sender: changes }))
    const changed = SenderAnswer.safeParse(result.json)
    return result.status === 200 && changed.data?.object.id === sender.id ? changed.data.object : sender
  }

  return {
    ensure() {
      if (known !== undefined) return Promise.resolve({ kind: 'found', id: known })
      running ??= find().finally(() => {
        running = undefined
      })
      return running
    },
    find: async () => known ?? (await lookUp()).sender?.id,
  }
}
