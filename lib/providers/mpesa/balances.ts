import type { BalanceSource } from '../readings'
import { retryRead } from '../retry-read'
import { wireWords } from '../transmission'
import { type MpesaClient, PATHS } from './client'
import type { MpesaConfig } from './config'
import type { FillCredential } from './initiator'
import { answerAddress } from './questions'
import { judgeReply } from './refusals'

/** Asks for each short code; the figures come to the `results` door later. */
export function createMpesaBalances(client: MpesaClient, config: MpesaConfig, fill: FillCredential): BalanceSource {
  async function askOne(accountKey: string, results: string, timeouts: string) {
    const subject = { about: 'balance', accountKey } as const
    const body = JSON.stringify({
      Initiator: config.payout.initiatorName,
      SecurityCredential: '{{security_credential}}',
      CommandID: 'AccountBalance',
      PartyA: accountKey,
      IdentifierType: '4',
      Remarks: 'Balance question',
      QueueTimeOutURL: answerAddress(timeouts, subject),
      ResultURL: answerAddress(results, subject),
    })
    const filled = fill(body)
    const result = await retryRead(() =>
      client.post({ operation: `mpesa.balance.${accountKey}`, path: PATHS.balance, ...filled }),
    )
    return { result, verdict: judgeReply('balance', result) }
  }

  return {
    minIntervalMs: 60_000,
    async readBalances(callbackUrl) {
      const accountKeys = [...new Set([config.payout.shortcode, config.collect.shortcode])]
      const asked = await Promise.all(
        accountKeys.map((key) => askOne(key, callbackUrl('results'), callbackUrl('timeouts'))),
      )
      // One accepted question is an answer on its way; the other account shows its older figure with its time.
      const good = asked.find(({ result, verdict }) => verdict.kind === 'acknowledged' && result.exchange)
      if (good?.result.exchange) return { kind: 'asked', exchange: good.result.exchange }
      const first = asked[0]
      if (!first) throw new Error('M-Pesa has no short code to ask about')
      const words = 'words' in first.verdict ? first.verdict.words : undefined
      return { kind: 'no_answer', because: words || wireWords(first.result.wire), exchange: first.result.exchange }
    },
  }
}
