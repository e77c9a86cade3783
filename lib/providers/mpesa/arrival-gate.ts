import { parseGuardedJson } from '@/lib/core/json-guard'
import type { ArrivalGate, ArrivalQuestion, ArrivalVerdict, InboundMessage } from '../inbound'
import { REJECTION_ROWS } from './error-codes'
import { partyNameOf, shillings } from './mapper'
import { tidyMsisdn } from './msisdn-forms'
import { plainText } from './order-checks'
import { C2bMessage } from './wire'

/** M-Pesa waits about eight seconds (contract 5.8); after that the registered default decides. */
const DECIDE_WITHIN_MS = 5_000
/** Kept under 90 characters. */
const WORDS_MAX = 89
const REFERENCE_MAX = 20

/** What M-Pesa asks; undefined when it cannot be read. */
export function arrivalQuestion(message: InboundMessage): ArrivalQuestion | undefined {
  const guarded = parseGuardedJson(message.rawBody)
  const parsed = guarded.ok ? C2bMessage.safeParse(guarded.value) : undefined
  if (!parsed?.success) return undefined
  const notice = parsed.data
  return {
    providerReference: notice.TransID,
    accountKey: notice.BusinessShortCode ?? '',
    amountMinor: shillings(notice.TransAmount),
    currency: 'KES',
    merchantReference: notice.BillRefNumber ?? '',
    payerName: partyNameOf(notice),
    payerAccount: tidyMsisdn(notice.MSISDN ?? ''),
  }
}

/** The body to answer with; `ourReference` comes back in the confirmation. */
export function answerBody(verdict: ArrivalVerdict): string {
  if (!verdict.accept) {
    const { code, words } = REJECTION_ROWS[verdict.because]
    return JSON.stringify({ ResultCode: code, ResultDesc: plainText(verdict.words ?? '', WORDS_MAX) || words })
  }
  const reference = plainText(verdict.ourReference ?? '', REFERENCE_MAX)
  return JSON.stringify({
    ResultCode: '0',
    ResultDesc: 'Accepted',
    ...(reference && { ThirdPartyTransID: reference }),
  })
}

const ACCEPT: ArrivalVerdict = { accept: true }

/** Undefined when it takes longer; the timer never keeps the program alive. */
function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref()
  })
  return Promise.race([promise, late])
}

/** Answers M-Pesa's question whether a customer may pay. */
export function createArrivalGate(decideWithinMs = DECIDE_WITHIN_MS): ArrivalGate {
  return {
    async validateArrival(message, decide) {
      const arrival = arrivalQuestion(message)
      if (!decide || !arrival) return answerBody(ACCEPT)
      // A rule that fails is our trouble, not the customer's: the payment is taken and shown.
      const asked = Promise.resolve()
        .then(() => decide(arrival))
        .catch(() => ACCEPT)
      return answerBody((await within(asked, decideWithinMs)) ?? ACCEPT)
    },
  }
}
