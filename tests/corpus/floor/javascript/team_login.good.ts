import bcrypt from 'bcrypt'
import { Router } from 'express'
import mongoose from 'mongoose'
import { Member } from '../models/member'

const router = Router()

router.post('/login', async (req, res) => {
  const member = await Member.findOne({ email: String(req.body.email), active: true })
  if (!member || !(await bcrypt.compare(String(req.body.password), member.passwordHash))) {
    return res.status(401).json({ error: 'wrong name or password' })
  }
  req.session.regenerate(() => {
    req.session.memberId = member.id
    res.json({ id: member.id, name: member.name })
  })
})

router.get('/members/:id', async (req, res) => {
  if (!mongoose.isValidObjectId(req.params.id)) return res.sendStatus(404)
  const member = await Member.findById(req.params.id).select('name team').lean()
  return member ? res.json(member) : res.sendStatus(404)
})

export default router
