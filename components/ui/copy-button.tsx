'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names'
import { IconButton } from './icon-button'

const COPIED_SHOWN_MS = 1_600

/** Copies one text and says that it did. `label` says what is copied. */
export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const t = useTranslations('common')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), COPIED_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])
  // Without a secure context there is no clipboard; the text is still on screen to select.
  const copy = () => navigator.clipboard?.writeText(text).then(() => setCopied(true))
  return (
    <>
      <IconButton
        size="sm"
        className={className}
        label={label}
        icon={copied ? <Check aria-hidden="true" className="text-positive" /> : <Copy aria-hidden="true" />}
        onClick={copy}
      />
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </>
  )
}

/** A reference in mono with its copy button. */
export function CopyText(props: { text: string; label: string; className?: string }) {
  return (
    <span className={classNames('inline-flex max-w-full items-center gap-0.5', props.className)}>
      <span className="min-w-0 break-all font-mono text-sm">{props.text}</span>
      <CopyButton text={props.text} label={props.label} />
    </span>
  )
}
