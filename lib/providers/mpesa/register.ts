import { AppError } from '@/lib/core/errors'
import type { Door } from '../inbound'
import { retryRead } from '../retry-read'
import { wireWords } from '../transmission'
import { type MpesaClient, PATHS } from './client'
import type { MpesaConfig } from './config'
import { judgeReply, readReply } from './refusals'

/** In production addresses are registered once and then kept: being told so is success. */
const ALREADY = /already registered|duplicate notification/i

async function registerOne(
  client: MpesaClient,
  { noticeVersion = 2, whenSilent = 'accept' }: MpesaConfig['collect'],
  shortcode: string,
  callbackUrl: (door: Door) => string,
) {
  const body = JSON.stringify({
    ShortCode: shortcode,
    // What happens to a customer's payment when our validation cannot be reached in time. Sentence case, two l's.
    ResponseType: whenSilent === 'accept' ? 'Completed' : 'Cancelled',
    ConfirmationURL: callbackUrl('confirmation'),
    ValidationURL: callbackUrl('validation'),
  })
  const request = { operation: 'mpesa.c2b_register', path: PATHS.c2bRegister[noticeVersion], body, evidenceBody: body }
  const result = await retryRead(() => client.post(request))
  const reply = readReply(result)
  // Old answers hold no ResponseCode, only the word.
  const done =
    judgeReply('c2b_register', result).kind === 'acknowledged' ||
    (result.status === 200 && /^success$/i.test(reply?.ResponseDescription ?? '')) ||
    ALREADY.test(reply?.errorMessage ?? '')
  const refusedForGood = result.wire.kind === 'answered' && reply?.errorCode !== undefined
  return { done, refusedForGood, because: reply?.errorMessage ?? wireWords(result.wire) }
}

/** By default version 2, whose notices mask the payer's number. @throws AppError when the collecting account is not registered. */
export async function registerC2b(
  client: MpesaClient,
  config: MpesaConfig,
  callbackUrl: (door: Door) => string,
): Promise<void> {
  const { collect, payout } = config
  for (const shortcode of new Set([collect.shortcode, payout.shortcode])) {
    const told = await registerOne(client, collect, shortcode, callbackUrl)
    // A short code that only pays out has no C2B product; that it is refused is as it should be.
    if (told.done || (shortcode !== collect.shortcode && told.refusedForGood)) continue
    const code = told.refusedForGood ? 'provider_refused' : 'provider_unreachable'
    throw new AppError(code, `callback addresses of ${shortcode} are not registered: ${told.because}`)
  }
}
