import { randomInt } from 'node:crypto'
import type { Knex } from 'knex'

const LIFETIME = 10 * 60 * 1000

export class Pairing {
  constructor(private readonly db: Knex) {}

  /** Makes the six digits that a person types into the television. */
  private newCode(): string {
    return randomInt(100000, 1000000).toString()
  }

  async start(deviceId: string): Promise<string> {
    const pairingCode = this.newCode()
    await this.db('pairings').insert({
      device_id: deviceId,
      code: pairingCode,
      expires_at: new Date(Date.now() + LIFETIME),
    })
    return pairingCode
  }

  async finish(code: string, userId: number): Promise<boolean> {
    const changed = await this.db('pairings')
      .where({ code })
      .andWhere('expires_at', '>', new Date())
      .update({ user_id: userId })
    return changed === 1
  }
}
