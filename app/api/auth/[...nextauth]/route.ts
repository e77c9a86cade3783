import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/app/_shared/auth-options'
import { isOwnOrigin } from '@/app/_shared/own-origin'
import { env } from '@/lib/env'

type Route = { params: Promise<{ nextauth: string[] }> }

/** next-auth's own doors. It checks its token; we check the Origin before it, as everywhere. */
async function answer(request: NextRequest, route: Route): Promise<Response> {
  if (request.method === 'POST' && !isOwnOrigin(request.headers, env().publicUrl)) {
    return new Response(null, { status: 403 })
  }
  const response: Response = await NextAuth(request, { params: await route.params }, authOptions())
  response.headers.set('cache-control', 'no-store')
  return response
}

export { answer as GET, answer as POST }
