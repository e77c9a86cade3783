'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import type { SelectOption } from '@/components/ui/select'
import { SelectField, TextField } from '@/components/ui/text-field'
import { percentDone } from '@/lib/core/percent'

const Answer = z.union([
  z.object({ importId: z.string() }),
  z.object({ error: z.object({ message: z.string(), fields: z.record(z.string(), z.string()) }) }),
])
type Answer = z.infer<typeof Answer>

/** The file goes up as it is, with its progress: only this old interface of the browser tells how far it has come. */
function send(address: string, file: File, onPercent: (percent: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.responseType = 'text'
    request.upload.onprogress = ({ loaded, total }) => onPercent(percentDone(loaded, total))
    request.onload = () => {
      const answer = Answer.safeParse(readJson(request.responseText))
      if (answer.success) resolve(answer.data)
      else reject(answer.error)
    }
    request.onerror = () => reject(new Error('the upload broke off'))
    request.send(file)
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function UploadForm({ accounts }: { accounts: readonly SelectOption[] }) {
  const t = useTranslations('imports')
  const router = useRouter()
  const [percent, setPercent] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [account, file] = [form.get('account'), form.get('file')]
    if (typeof account !== 'string' || account === '' || !(file instanceof File) || file.size === 0) {
      setProblem(t('new.needed'))
      return
    }
    setProblem(undefined)
    setPercent(0)
    const address = `/api/statements?${new URLSearchParams({ account, name: file.name, size: String(file.size) })}`
    const answer = await send(address, file, setPercent).catch(() => undefined)
    if (answer && 'importId' in answer) {
      router.push(`/imports/${answer.importId}`)
      return
    }
    setPercent(undefined)
    const said = answer?.error
    setProblem(said ? [said.message, ...Object.values(said.fields)].join(' ') : t('new.broken'))
  }
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {problem ? (
        <div role="alert">
          <Notice tone="negative" title={problem} />
        </div>
      ) : null}
      <SelectField
        name="account"
        label={t('new.account')}
        hint={t('new.accountHint')}
        options={accounts}
        placeholder="—"
        required
      />
      <TextField
        type="file"
        name="file"
        label={t('new.file')}
        hint={t('new.fileHint')}
        accept=".csv,.txt,text/csv,text/plain"
        required
      />
      {percent === undefined ? null : (
        <Progress label={t('new.sending', { percent: String(percent) })} value={percent} max={100} />
      )}
      <Button type="submit" variant="primary" pending={percent !== undefined} className="w-fit">
        {percent === undefined ? t('new.send') : t('new.sending', { percent: String(percent) })}
      </Button>
    </form>
  )
}
