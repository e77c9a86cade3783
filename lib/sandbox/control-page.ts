import { ANSWER_FAULTS, CALLBACK_FAULTS, WRONG_FACTS } from '@/lib/sandbox/faults'
import { IMITATED, SWITCHES } from '@/lib/sandbox/imitated'
import { PROVIDERS, type ProviderName } from '@/lib/sandbox/kernel'
import type { KernelCore } from '@/lib/sandbox/kernel-core'
import { KNOWN_OUTCOMES } from '@/lib/sandbox/outcomes'

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const head = (...cells: string[]) => `<tr>${cells.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr>`
const code = (text: string) => `<code>${escaped(text)}</code>`
const codes = (texts: readonly string[]) => texts.map(code).join(' ')
const facts = (pairs: readonly [string, string][]) =>
  pairs.map(([name, value]) => `${escaped(name)} ${code(value)}`).join('<br>')

/** What each kind of fault does, for the index. */
const FAULT_WORDS: Record<string, string> = {
  latency: 'answers late (<code>delayMs</code>, 3 s)',
  drip: 'the answer comes one byte at a time (<code>delayMs</code> apart, 1 s)',
  drop_before: 'the connection is cut, nothing executed',
  drop_after: 'executed, then the connection is cut',
  reset: 'TCP RST; <code>executed</code> says whether the work was done',
  truncate: 'executed; half of the answer comes',
  html: 'an HTML page with <code>status</code> (200); <code>executed</code>',
  wrong_type: 'executed; the JSON comes as text/plain',
  unauthorized: "the token dies mid-flight: the provider's own token error",
  rate_limit: '429 with <code>retryAfter</code>: seconds, http-date, absent, negative or year (<code>seconds</code>)',
  server_error: 'an error page with <code>status</code> (503); <code>executed</code>',
  callback_early: 'the answer waits until <code>callbacks</code> (1) of the request have gone out',
  callback_lost: 'never sent, and taken for delivered',
  callback_late: 'sent after <code>delayMs</code> (30 s)',
  callback_twice: 'the same bytes twice',
  callback_reordered: 'sent behind the next one (or after <code>delayMs</code>, 5 s)',
  wrong_amount: 'one more than was booked, in the callback, or with <code>"where": "answer"</code> in the answer',
  wrong_currency: 'another currency',
  wrong_party: 'another phone or account',
}

/** The one page of the control port: what is imitated, where, with which credentials, switches, outcomes and faults. */
export function indexPage(kernel: KernelCore): string {
  const { ports, world } = kernel
  const at = (provider: ProviderName) => {
    const port = ports[provider]
    return port ? facts(IMITATED[provider].settings(`http://127.0.0.1:${port}`)) : 'not running'
  }
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hazina sandbox</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:68rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}td,th{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top}
code{overflow-wrap:anywhere}.clients td:nth-child(2) code{white-space:nowrap}</style></head><body>
<h1>Hazina sandbox</h1>
<p>Four payment providers imitated on this machine, each at its own paths. The merchant is Soko Fresh Ltd, Nairobi, with a
branch in Bujumbura; the world's seed is ${code(kernel.seed)} and its day ${world.today}. No real money, no real people.</p>
<h2>Point a client here</h2>
<table class="clients">${head('Provider', 'Addresses', 'Credentials', 'Imitated', 'Not imitated')}
${PROVIDERS.map((name) => row(escaped(IMITATED[name].title), at(name), facts(IMITATED[name].credentials), IMITATED[name].operations, IMITATED[name].missing)).join('\n')}
</table>
<p><a href="/mpesa/certificate.pem">M-Pesa's certificate</a>, for clients that encrypt the initiator's password; any other is
accepted unless ${code('strictCredentials')} is set.</p>
<h2>Control</h2>
<table>${head('Call', 'What it does')}
${row(code('GET /log?after=0&provider=mpesa'), 'every request, answer and callback, with why it was refused; <code>latest=50</code> for the newest')}
${row(code('GET /phones/254708374149'), 'a virtual phone: wallet, what it does by itself, open prompts; <code>GET /phones</code> lists them')}
${row(code('POST /phones/254708374149'), `${code('{"answer": "pay"}')} (or wrong_pin, cancel, ignore, no_funds, unreachable), or ${code('{"default": "pay", "delayMs": 500}')}`)}
${row(code('GET, POST /outcomes, DELETE /outcomes/{id}'), `how coming operations end: ${code('{"provider": "mpesa", "operation": "b2c", "result": "2040", "count": 1, "for": "254708374149"}')}`)}
${row(code('GET, POST /faults, DELETE /faults/{id}'), `what goes wrong on the way: ${code('{"provider": "mpesa", "operation": "b2c", "kind": "drop_after", "count": 1}')}, or ${code('"probability": 0.2, "seed": "x"')}`)}
${row(code('GET, PATCH /settings'), code('{"mpesa": {"c2bValidation": true}}'))}
${row(code('POST /clock'), code('{"advanceMs": 3600000}'))}
${row(code('POST /reset'), `a fresh world; ${code('{"seed": "another"}')}`)}
${row(code('GET /ledger?provider=mpesa'), 'every movement of money since the world was made')}
${row(code('POST /mpesa/unlock'), 'opens an initiator that five wrong passwords locked')}
${row(code('POST /history/mpesa, GET /history/ihela'), 'the past year, for a client that loads it the first time')}
</table>
<h2>Faults</h2>
<table>${head('Kind', 'What happens')}
${[...ANSWER_FAULTS, ...CALLBACK_FAULTS, ...WRONG_FACTS].map((kind) => row(code(kind), FAULT_WORDS[kind] ?? '')).join('\n')}
</table>
<h2>Scripted outcomes</h2>
<table>${head('Provider', 'Operation', 'Results')}
${PROVIDERS.flatMap((name) => Object.entries(KNOWN_OUTCOMES[name]).map(([operation, results]) => row(name, code(operation), codes(results)))).join('\n')}
</table>
<h2>Switches</h2>
<table>${head('Provider', 'Name', 'Default', 'Effect')}
${PROVIDERS.flatMap((name) => SWITCHES[name].map(([setting, standard, effect]) => row(name, code(setting), escaped(standard), escaped(effect)))).join('\n')}
</table>
<h2>Different from the real ones, on purpose</h2>
<p>http and loopback addresses are allowed; outcomes are chosen by the tester; foreign security credentials are accepted and
old tokens stay valid unless told otherwise; there is no go-live, no list of allowed addresses, and no rate limit unless
switched on. Operations not imitated answer as unknown paths.</p>
</body></html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
