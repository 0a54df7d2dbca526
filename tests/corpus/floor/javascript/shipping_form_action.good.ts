import { z } from 'zod'
import type { Request, Response } from 'express'

const body = z.object({ name: z.string().max(200), company: z.string(), vat: z.string() })

// Several words, with dots or hyphens between them.
const COMPANY = /^\w+(?:[\s.-]\w+)*$/
const VAT = /^[A-Z]{2}[0-9A-Z]{8,12}$/

export function validateShipping(req: Request, res: Response): void {
  const parsed = body.safeParse(req.body)
  if (!parsed.success) {
    res.status(400).json({ errors: parsed.error.flatten() })
    return
  }
  const { company, vat } = parsed.data
  if (!COMPANY.test(company)) {
    res.status(422).json({ errors: { company: 'has odd characters' } })
    return
  }
  res.json({ company, vat: VAT.test(vat) ? vat : null })
}
