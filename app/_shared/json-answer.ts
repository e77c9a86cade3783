/** JSON for our own pages: amounts cross as strings of minor units, instants as ISO text; nobody keeps a copy. */
export function answerJson(value: unknown, status = 200): Response {
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part))
  return new Response(text, {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
