const STEP = '  '

/**
 * JSON text with line breaks and indents, sign for sign what it was: numbers are not read and written again, so that
 * none loses a digit. Anything that is not JSON comes back as it is.
 */
export function prettyJson(text: string): string {
  if (!isJson(text)) return text
  let out = ''
  let depth = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    const opens = out.endsWith('{') || out.endsWith('[')
    if (token === '}' || token === ']') {
      depth -= 1
      out += opens ? token : `\n${STEP.repeat(depth)}${token}`
      continue
    }
    if (opens) out += `\n${STEP.repeat(depth)}`
    if (token === '{' || token === '[') depth += 1
    out += token === ',' ? `,\n${STEP.repeat(depth)}` : token === ':' ? ': ' : token
  }
  return out
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
