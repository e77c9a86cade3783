'use client'

import { Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, buttonLook } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'

/** States what the file will hold before it comes; the link is an ordinary download. */
export function ExportDialog(props: {
  label: string
  title: string
  description: string
  href: string
  downloadLabel: string
  startedText: string
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const started = () => {
    setOpen(false)
    toast({ title: props.startedText })
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="md"
      title={props.title}
      description={props.description}
      trigger={<Button icon={<Download aria-hidden="true" />}>{props.label}</Button>}
      footer={
        <a href={props.href} download onClick={started} className={buttonLook({ variant: 'primary' })}>
          <Download aria-hidden="true" />
          {props.downloadLabel}
        </a>
      }
    >
      {props.children}
    </Dialog>
  )
}
