import { AppError } from '@/lib/core/errors'
import type { Directory, NameLookup, Place } from '../look-ups'
import { retryRead } from '../retry-read'
import { wireWords } from '../transmission'
import type { IhelaClient } from './client'
import { TEMPORARY } from './codes'
import { placeOf } from './mapper'
import { BankList, Customer, complaintOf, envelopeOf, unwrapped } from './wire'

const BANKS_FRESH_MS = 10 * 60_000

/** Whose account it is, for the operator to confirm before paying. */
export function createIhelaNames(client: IhelaClient): NameLookup {
  return {
    async lookUpName({ bank, account }) {
      const { json, status, wire } = await retryRead(() => client.lookUpCustomer(bank, account.trim()))
      if (status === 200 && json) {
        const customer = Customer.safeParse(unwrapped(json)).data
        const name = customer?.name.trim()
        if (customer && name) return { found: true, name, account: customer.account_number.trim() }
      }
      const envelope = status === 200 && json ? envelopeOf(json) : undefined
      if (envelope && !envelope.good && envelope.code !== TEMPORARY) {
        return { found: false, because: envelope.words ?? 'Account not found' }
      }
      // Which status means "no such account" is not documented: a complaint in a 4xx is one, all else is no answer.
      if (json && status !== undefined && [400, 404, 422].includes(status)) {
        return { found: false, because: complaintOf(json)?.words ?? 'Account not found' }
      }
      throw new AppError('provider_unreachable', `iHela look-up: ${wireWords(wire)}`)
    },
  }
}

/** Where money can be paid in, with limits. The list hardly changes, so it is asked for every ten minutes at most. */
export function createIhelaDirectory(client: IhelaClient, now: () => number): Directory {
  let held: { places: Place[]; at: number } | undefined
  return {
    async listPlaces() {
      if (held && now() - held.at < BANKS_FRESH_MS) return held.places
      const { json, status, wire } = await retryRead(() => client.listBanks())
      const list = status === 200 && json ? BankList.safeParse(unwrapped(json)).data : undefined
      if (!list) throw new AppError('provider_unreachable', `iHela bank list: ${wireWords(wire)}`)
      const places = list.banks.filter((bank) => bank.is_active).map(placeOf)
      held = { places, at: now() }
      return places
    },
  }
}
