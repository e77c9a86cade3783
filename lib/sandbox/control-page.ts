import type { KernelCore } from '@/lib/sandbox/kernel-core'

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const code = (text: string) => `<code>${text}</code>`

/** The one page of the control port: what is imitated, where, with which credentials, and what a tester can call. */
export function indexPage(kernel: KernelCore): string {
  const { ports, world } = kernel
  const at = (provider: 'mpesa' | 'wekeza' | 'bitpesa' | 'ihela') =>
    ports[provider] ? code(`http://127.0.0.1:${ports[provider]}`) : 'not running'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Hazina sandbox</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top}
code{overflow-wrap:anywhere}</style></head><body>
<h1>Hazina sandbox</h1>
<p>Four payment providers imitated on this machine, each at its own paths. The merchant is Soko Fresh Ltd, Nairobi, with a
branch in Bujumbura; the world's seed is ${code(escaped(kernel.seed))} and its day ${world.today}. No real money, no real people.</p>
<h2>Point a client here</h2>
<table><tr><th>Provider</th><th>Base URL</th><th>Credentials</th></tr>
${row('M-Pesa (Daraja)', at('mpesa'), `consumer key ${code('hazina-sandbox-key')}, secret ${code('hazina-sandbox-secret')}; short codes ${code('174379')} (STK, Safaricom's public test passkey) and ${code('600100')} (B2C, B2B, C2B); initiator ${code('testapi')} / ${code('Safaricom999!*!')}; <a href="/mpesa/certificate.pem">certificate</a>, though any other is accepted unless ${code('strictCredentials')} is set`)}
${row('Wekeza', at('wekeza'), `client ${code('hazina-sandbox')}, secret ${code('hazina-sandbox-secret')}, webhook secret ${code('whsec_hazina_sandbox')}`)}
${row('BitPesa (TransferZero)', at('bitpesa'), `key ${code('hazina-sandbox-key')}, secret ${code('hazina-sandbox-secret')}; webhooks signed with the same`)}
${row('iHela', at('ihela'), `client ${code('hazina-sandbox')}, secret ${code('hazina-sandbox-secret')}`)}
</table>
<h2>Control</h2>
<table><tr><th>Call</th><th>What it does</th></tr>
${row(code('GET /log?after=0&amp;provider=mpesa'), 'every request, answer and callback; <code>latest=50</code> for the newest')}
${row(code('GET /phones/254708374149'), 'a virtual phone: wallet, what it does by itself, open prompts; <code>GET /phones</code> lists them')}
${row(code('POST /phones/254708374149'), `${code('{"answer": "pay"}')} (or wrong_pin, cancel, ignore, no_funds, unreachable), or ${code('{"default": "pay", "delayMs": 500}')}`)}
${row(code('GET, POST /faults, DELETE /faults/{id}'), `${code('{"provider": "mpesa", "operation": "b2c", "kind": "drop_after", "count": 1}')}; kinds: latency, drop_before, drop_after, server_error, callback_twice, callback_lost, callback_late`)}
${row(code('GET, PATCH /settings'), `${code('{"mpesa": {"c2bValidation": true, "b2cResult": "2040"}}')}`)}
${row(code('POST /clock'), code('{"advanceMs": 3600000}'))}
${row(code('POST /reset'), `a fresh world; ${code('{"seed": "another"}')}`)}
${row(code('GET /ledger?provider=mpesa'), 'every movement of money since the world was made')}
${row(code('POST /history/mpesa, GET /history/ihela'), 'the past year, for a client that loads it the first time')}
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
