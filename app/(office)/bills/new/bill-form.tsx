'use client'

import { type ComponentProps, useState } from 'react'
import { BillFields } from './bill-fields'

/**
 * The form under its request key. A refusal gives it a fresh key, which then stands in the address too: that is still the
 * same form, with what was said about it. Any other key is a new form.
 */
export function BillForm(props: Omit<ComponentProps<typeof BillFields>, 'onFreshKey'>) {
  const { requestKey, ...rest } = props
  const [form, setForm] = useState({ first: requestKey, keys: [requestKey] })
  if (!form.keys.includes(requestKey)) setForm({ first: requestKey, keys: [requestKey] })
  return (
    <BillFields
      {...rest}
      key={form.first}
      requestKey={form.keys.at(-1) ?? requestKey}
      onFreshKey={(fresh) => setForm((before) => ({ ...before, keys: [...before.keys, fresh] }))}
    />
  )
}
