import { AppError } from '@/lib/core/errors'
import type { BillRail } from '../bill-rail'
import type { Directory, Place } from '../look-ups'
import { retryRead } from '../retry-read'
import { wireWords } from '../transmission'
import type { IhelaClient } from './client'
import { ourFields, saysDuplicate, TEMPORARY } from './codes'
import { billForm, billProblem, readChecked, readRaised, verifyForm } from './mapper'
import { complaintOf, envelopeOf } from './wire'

/** The bank's limits, when they can be had: the gateway checks them anyway, so its silence stops no bill. */
async function findPlace(directory: Directory, bank: string): Promise<Place | undefined> {
  try {
    return (await directory.listPlaces()).find((place) => place.id === bank)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** Money in: the merchant raises a bill, the customer pays it inside iHela, the merchant asks. */
export function createIhelaBills(client: IhelaClient, directory: Directory): BillRail {
  return {
    async raiseBill(bill) {
      const problem = billProblem(bill.bank ? await findPlace(directory, bill.bank) : undefined, bill.amountMinor)
      if (problem) return { kind: 'refused', words: problem, fields: { amount: problem }, exchange: null }
      const result = await client.initBill(billForm(bill))
      const { exchange, json, status, wire } = result
      if (wire.kind === 'never_left' || !exchange) return { kind: 'not_sent', because: wireWords(wire) }
      const complaint = json && complaintOf(json)
      if (complaint && (status === 200 || status === 400 || status === 401)) {
        // "Already used" means that a bill with this reference may be there: its code is what we do not know.
        const isOpen = saysDuplicate(complaint.words) || (json && envelopeOf(json)?.code === TEMPORARY)
        if (isOpen) return { kind: 'indeterminate', because: complaint.words, exchange }
        return { kind: 'refused', words: complaint.words, fields: ourFields(complaint.fields), exchange }
      }
      if (status !== 200 || !json) {
        return { kind: 'indeterminate', because: complaint?.words ?? wireWords(wire), exchange }
      }
      const reading = readRaised(json, bill)
      if (!reading.ok) return { kind: 'indeterminate', because: reading.because, exchange }
      return { kind: 'raised', bill: reading.bill, exchange }
    },
    async checkBill(bill) {
      const { exchange, json, status, wire } = await retryRead(() => client.verifyBill(verifyForm(bill)))
      if (status !== 200 || !json || !exchange) {
        return { kind: 'no_answer', because: (json && complaintOf(json)?.words) ?? wireWords(wire), exchange }
      }
      const reading = readChecked(json, bill)
      if (!reading.ok) return { kind: 'no_answer', because: reading.because, exchange }
      return { kind: 'status', status: reading.status, exchange }
    },
  }
}
